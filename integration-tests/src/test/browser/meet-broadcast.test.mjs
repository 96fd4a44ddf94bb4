import assert from "node:assert/strict";
import { test } from "node:test";
import { frames, onAir, plays } from "./support/broadcast.mjs";
import { browsers, person, picture } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";

const { enter, visit } = browsers({ media: true });

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
  await person(ada, "Ada’s broadcast").getByText("live", { exact: true }).waitFor();
  await ada.getByText("1 person here").waitFor();
  await plays(viewer);
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
