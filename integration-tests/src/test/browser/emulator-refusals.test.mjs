import assert from "node:assert/strict";
import { test } from "node:test";
import { callers } from "./support/callers.mjs";
import { control } from "./support/emulator.mjs";

const caller = callers();

const ask = (whose, method, operation, body) => whose.do("request", method, `/sessions/${whose.sessionId}/${operation}`, body);

test("a page sees 406 while an offer of the SFU is unanswered", async () => {
  const ada = await caller();
  await ada.publish({ name: "cam", from: "teal" }, { name: "more", from: "olive" });
  await ada.connected();
  const bob = await caller();
  await bob.do("establish");
  await bob.connected();
  const pull = (trackName) =>
    ask(bob, "POST", "tracks/new", { tracks: [{ location: "remote", sessionId: ada.sessionId, trackName }] });
  const offered = await pull("cam");
  assert.equal(offered.body.requiresImmediateRenegotiation, true);

  const refused = await pull("more");

  assert.deepEqual([refused.status, refused.body.errorCode], [406, "invalid_session_description"]);
});

test("a page sees 406 for an answer nobody waits for", async () => {
  const ada = await caller();
  await ada.publish({ name: "cam", from: "teal" });
  await ada.connected();

  const sdp = await ada.page.evaluate(() => globalThis.calls.pc.localDescription.sdp);
  const refused = await ask(ada, "PUT", "renegotiate", { sessionDescription: { type: "answer", sdp } });

  assert.deepEqual([refused.status, refused.body.errorCode], [406, "invalid_session_description"]);
});

test("a page sees 425 before it is connected", async () => {
  const ada = await caller();
  // The negotiation is begun and the answer is never applied, so that no packet leaves the browser.
  const { status } = await ada.page.evaluate(async () => {
    const { calls } = globalThis;
    calls.pc.addTransceiver("audio", { direction: "sendonly" });
    const sessionDescription = await calls.pc.createOffer();
    return calls.request("POST", `/sessions/${calls.sessionId}/tracks/new`, {
      sessionDescription,
      tracks: [{ location: "local", mid: "0", trackName: "mic" }],
    });
  });
  assert.equal(status, 200);

  const early = await ask(ada, "POST", "datachannels/new", {
    dataChannels: [{ location: "local", dataChannelName: "chat" }],
  });

  assert.deepEqual([early.status, early.body.errorCode], [425, "session_error"]);
});

test("a page sees 410 when its session has died", async () => {
  const ada = await caller();
  await ada.publish({ name: "cam", from: "teal" });
  await ada.connected();
  assert.equal((await ada.do("request", "GET", `/sessions/${ada.sessionId}`)).status, 200);

  await control("POST", `sessions/${ada.sessionId}/die`, { silently: false });

  const gone = await ada.do("request", "GET", `/sessions/${ada.sessionId}`);
  assert.deepEqual([gone.status, gone.body.errorCode], [410, "session_error"]);
  await ada.inState("disconnected");
});

test("a page sees which of its tracks was refused", async () => {
  const ada = await caller();
  await ada.publish({ name: "cam", from: "teal" });
  await ada.connected();
  const bob = await caller();

  const [unknown, cam] = await bob.do("pull", [
    { sessionId: ada.sessionId, trackName: "nobody" },
    { sessionId: ada.sessionId, trackName: "cam" },
  ]);

  assert.deepEqual([unknown.errorCode, unknown.mid], ["not_found_track_error", ""]);
  assert.equal(cam.errorCode, undefined);
  await bob.growth(cam.mid, "framesDecoded", 5);
});
