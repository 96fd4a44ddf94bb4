import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers, person, picture } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";

const { enter, visit } = browsers({ media: true });

/** A program that speaks WHIP, such as OBS: a page that sends its camera with what the host copied. */
const onAir = (page, access) =>
  page.evaluate(async ({ server, token }) => {
    const pc = new RTCPeerConnection();
    const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    media.getTracks().forEach((track) => pc.addTransceiver(track, { direction: "sendonly" }));
    await pc.setLocalDescription();
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(server, { method: "POST", headers: { ...headers, "Content-Type": "application/sdp" }, body: pc.localDescription.sdp });
    if (answer.status !== 201) {
      throw new Error(`WHIP answered ${answer.status}: ${await answer.text()}`);
    }
    await pc.setRemoteDescription({ type: "answer", sdp: await answer.text() });
    window.endBroadcast = async () => {
      await fetch(new URL(answer.headers.get("Location"), server), { method: "DELETE", headers });
      pc.close();
    };
  }, access);

const frames = (page) => page.evaluate(() => document.getElementById("broadcast").getVideoPlaybackQuality().totalVideoFrames);

test("a broadcast is seen in the room, and by viewers who do not join", async () => {
  const room = "stage";
  const ada = await enter(room, "Ada");
  const viewer = await visit(`/watch/${room}`);
  await viewer.getByText("Nobody is broadcasting yet").waitFor();
  await picture(viewer, "watch-waiting");

  await ada.getByRole("button", { name: "Broadcast from OBS" }).click();
  await until("a token", async () => (await ada.getByLabel("Bearer Token").inputValue()) !== "");
  await picture(ada, "broadcast-link");
  const server = await ada.getByLabel("Server").inputValue();
  const token = await ada.getByLabel("Bearer Token").inputValue();
  assert.equal(await ada.getByLabel("Address for viewers").inputValue(), viewer.url());
  await ada.getByRole("button", { name: "Done" }).click();

  const obs = await visit("/how");
  await onAir(obs, { server, token });
  await person(ada, "Ada’s broadcast").getByText("broadcast", { exact: true }).waitFor();
  await viewer.locator('body[data-state="playing"]').waitFor({ timeout: 20_000 });
  const before = await frames(viewer);
  await until("decoded frames", async () => (await frames(viewer)) > before + 5);
  await viewer.getByRole("button", { name: "Turn the sound on" }).click();
  assert.equal(await viewer.locator("video").evaluate((video) => video.muted), false);
  await picture(viewer, "watch-playing");
  await picture(ada, "broadcast-in-room");
  assert.equal(await ada.evaluate(() => window.meet.room.members.length), 2, "a viewer is no member");

  await obs.evaluate(() => window.endBroadcast());
  await person(ada, "Ada’s broadcast").waitFor({ state: "detached" });
  await viewer.getByText(/The broadcast has paused|Nobody is broadcasting yet/).waitFor({ timeout: 20_000 });
});
