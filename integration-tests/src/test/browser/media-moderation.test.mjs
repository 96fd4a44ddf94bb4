// What somebody may no longer do ends at once, whatever its page does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { people } from "./support/room-page.mjs";

const person = people();

async function pair(topic) {
  const ada = await (await person("Ada")).join(topic);
  const bob = await (await person("Bob")).join(topic);
  await Promise.all([ada.receives(1), bob.receives(1)]);
  return { ada, bob };
}

test("who may not publish any more is seen and heard no more, and still watches", async () => {
  const { ada, bob } = await pair("meet:revoked");
  const before = await bob.arriving();
  assert.equal(await ada.asks("may-publish", { member: bob.id, allowed: false }), "");
  await ada.sees("nothing of Bob", () => room.members.find(({ isSelf }) => !isSelf).tracks.length === 0 && shown.size === 0);
  await bob.sees("why", () => !room.media.camera.on && room.media.camera.error?.code === "not_permitted");
  await bob.receives(1, before);
  assert.equal(await bob.do(() => room.media.camera.start()), false);

  assert.equal(await ada.asks("may-publish", { member: bob.id, allowed: true }), "");
  await bob.sees("the permission", () => room.media.permissions.video);
  assert.equal(await bob.do(() => room.media.camera.start()), true);
  await ada.sees("Bob's camera", () => shown.size === 1);
});

test("who is removed from the call stays in the room", async () => {
  const { ada, bob } = await pair("meet:removed");
  assert.equal(await ada.asks("remove-from-call", { member: bob.id }), "");
  await bob.sees("no media", () => !room.media.enabled && room.media.reason === "removed");
  await ada.sees("Bob without tracks", () => room.members.length === 2 && shown.size === 0);
  assert.equal(await bob.asks("say", { text: "I am still here" }), "");
});

test("who is kicked can neither signal nor pull", async () => {
  const { ada, bob } = await pair("meet:kicked");
  const requests = [];
  bob.page.on("request", (request) => request.url().includes("/rooms/media/") && requests.push(request));
  // One request with its token, for later.
  await bob.do(() => room.media.camera.stop());
  await bob.sees("its camera closed", () => !room.media.camera.on);
  const token = await requests[0].headerValue("authorization");
  const session = requests[0].url().match(/sessions\/([^/]+)/)[1];
  const path = requests[0].url().split("/sessions/")[0];
  const [track] = await bob.do(() => room.members.find(({ isSelf }) => !isSelf).tracks);

  assert.equal(await ada.asks("kick", { member: bob.id }), "");
  await bob.sees("the end", () => room.state === "left");
  const pull = { tracks: [{ location: "remote", sessionId: track.sessionId, trackName: track.trackName }] };
  for (const [url, body] of [[`${path}/sessions/${session}/tracks/new`, JSON.stringify(pull)], [`${path}/sessions/new`, undefined]]) {
    const answer = await fetch(url, { method: "POST", headers: { authorization: token }, body });
    assert.equal(answer.status, 401);
  }
  await ada.sees("Bob gone", () => room.members.length === 1 && shown.size === 0);
});
