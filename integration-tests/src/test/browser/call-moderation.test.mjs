import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, hears, hearsSilence, people, press, sees, stats, tile, tracksOf } from "./support/calls.mjs";
import { person } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";
import { stack } from "./support/stack.mjs";

const parts = stack();
const { enter } = people();

async function withGuest(room) {
  const host = await enter(room, "Ada");
  const guest = await enter(room, "Bob");
  await Promise.all([sees(host, "Bob"), sees(guest, "Ada"), hears(host), hears(guest)]);
  const member = await ask(guest, (joined) => joined.self.id);
  return { host, guest, act: (event) => ask(host, (joined, [name, id]) => joined.push(name, { member: id }), [event, member]) };
}

const nothingArrives = (page) =>
  until("nothing to arrive any more", async () => {
    const packets = async () => (await stats(page)).received.reduce((sum, each) => sum + each.packets, 0);
    const from = await packets();
    await page.waitForTimeout(500);
    return (await packets()) <= from;
  });

test("a host mutes a guest, who may speak again", async () => {
  const { host, guest, act } = await withGuest("mute");
  await act("mute");
  await tile(host, "Bob").and(host.locator("[muted]")).waitFor();
  await hearsSilence(host);
  await guest.getByRole("button", { name: "Unmute", exact: true }).waitFor();
  await press(guest, "Unmute");
  await hears(host);
});

test("a host stops a camera, for everyone and at the guest", async () => {
  const { host, guest, act } = await withGuest("stop");
  await act("stop-camera");
  await tile(host, "Bob").locator("video").waitFor({ state: "detached" });
  await guest.getByRole("button", { name: "Turn camera on", exact: true }).waitFor();
  assert.equal((await tracksOf(guest))["camera-video"], undefined);
});

test("who is removed from the call neither sends nor receives, and chats on", async () => {
  const { host, guest, act } = await withGuest("removed");
  await act("remove-from-call");
  await tile(host, "Bob").locator("video").waitFor({ state: "detached" });
  await Promise.all([nothingArrives(guest), nothingArrives(host)]);
  assert.deepEqual(await tracksOf(guest), {});
  assert.equal(await ask(guest, (room) => room.media.reason), "removed");
  assert.equal(await ask(guest, async (room) => (await room.media.camera.start()) || room.media.camera.error.code), "not_permitted");
  await ask(guest, (room) => room.push("say", { text: "I am still here" }));
  await host.locator(".bubble", { hasText: "I am still here" }).waitFor({ state: "attached" });
});

test("who is kicked neither signals nor pulls, also with the token of before", async () => {
  const { host, guest, act } = await withGuest("kicked");
  const asked = guest.waitForRequest((request) => /\/rooms\/media\/.*tracks\/new/.test(request.url()));
  await enter("kicked", "Eve");
  const { authorization } = await (await asked).allHeaders();
  const session = (await asked).url();
  await act("kick");
  await tile(host, "Bob").waitFor({ state: "detached" });
  await guest.getByText(/removed/i).first().waitFor();

  const [track] = Object.values(await tracksOf(host));
  const answer = await fetch(session, {
    method: "POST",
    headers: { authorization },
    body: JSON.stringify({ tracks: [{ location: "remote", sessionId: "any", trackName: track }] }),
  });
  assert.equal(answer.status, 401);
  assert.equal((await answer.json()).errorCode, "unauthorized");
  await nothingArrives(guest);
});

test("a camera that is started while Cloudflare is out of order says so in time, and is seen when it works again", async () => {
  const ada = await enter("outage", "Ada", { audio: false, video: false });
  await parts.control("POST", "http-faults", { operation: "tracks/new", status: 503, errorCode: "internal_error" });
  const [started, code] = await ask(ada, async ({ media }) => [await media.camera.start(), media.camera.error.code]);
  assert.deepEqual([started, code], [false, "retrying"]);
  const notice = ada.getByText("It is tried again until it works.");
  await notice.waitFor();
  await parts.control("DELETE", "http-faults");
  const bob = await enter("outage", "Bob", { audio: false, video: false });
  // It is tried every 10 s by now.
  await sees(bob, "Ada", { patience: 30_000 });
  await notice.waitFor({ state: "detached" });
});

test("whoever may not act as a host is refused", async () => {
  const { host, guest } = await withGuest("guests");
  const id = await ask(host, (room) => room.self.id);
  for (const event of ["mute", "stop-camera", "stop-screen", "remove-from-call", "kick", "make-host", "broadcast"]) {
    const reason = await ask(guest, (room, [name, member]) => room.push(name, { member }).then(() => "done", (error) => error.reason), [event, id]);
    assert.equal(reason, "hosts_only", event);
  }
  await sees(guest, "Ada");
  assert.equal(await person(host, "Bob").count(), 1);
});
