import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { callers } from "./support/callers.mjs";
import { control } from "./support/emulator.mjs";
import { until } from "./support/patience.mjs";

const caller = callers();
afterEach(async () => {
  await control("DELETE", "network");
  await control("DELETE", "faults");
});

/** Ada's camera, seen by Bob. */
async function call() {
  const ada = await caller();
  await ada.publish({ name: "cam", from: "camera" }, { name: "mic", from: "microphone" });
  await ada.connected();
  const bob = await caller();
  const [video, audio] = await bob.pull(ada, "cam", "mic");
  await bob.growth(video.mid, "framesDecoded", 10);
  return { ada, bob, video: video.mid, audio: audio.mid };
}

test("five per cent of loss cost hardly a frame", async () => {
  const { bob, video } = await call();
  const before = await bob.received(video);

  await control("PUT", "network", { down: { loss: 0.05 } });

  const after = await bob.growth(video, "framesDecoded", 75);
  const { network } = await control("GET", "state");
  assert.equal(network.down.loss, 0.05);
  assert.ok(after.nackCount > before.nackCount, "packets were asked for again");
  assert.ok(after.freezeCount - before.freezeCount <= 1, `${after.freezeCount} freezes`);
});

test("loss on the way up is repaired, too", async () => {
  const { ada, bob, video } = await call();
  const before = await bob.received(video);

  await control("PUT", `sessions/${ada.sessionId}/network`, { up: { loss: 0.05 } });

  const after = await bob.growth(video, "framesDecoded", 75);
  const [sent] = (await ada.do("stats")).sent.filter(({ kind }) => kind === "video");
  assert.ok(sent.nackCount > 0, "the publisher was asked for packets again");
  assert.ok(after.freezeCount - before.freezeCount <= 2, `${after.freezeCount} freezes`);
});

test("delay, jitter and reordering are waited out", async () => {
  const { bob, video, audio } = await call();

  await control("PUT", "network", { down: { delay: 60, jitter: 15, reorder: 0.02 }, up: { delay: 20 } });

  await bob.growth(video, "framesDecoded", 45);
  await bob.growth(audio, "packetsReceived", 100);
});

test("a track that falls silent stops alone, and comes back when it is healed", async () => {
  const { ada, bob, video, audio } = await call();

  await control("PUT", `sessions/${ada.sessionId}/tracks/cam/fault`, { silent: true });
  const still = async () => {
    const { packetsReceived } = await bob.received(video);
    await bob.growth(audio, "packetsReceived", 25);
    return (await bob.received(video)).packetsReceived === packetsReceived;
  };
  await until("half a second without a picture", still);

  await control("DELETE", `sessions/${ada.sessionId}/tracks/cam/fault`);
  await bob.growth(video, "framesDecoded", 10);
});

test("a track that shall fail is refused with the error that was asked for", async () => {
  const { ada, bob } = await call();
  await control("PUT", `sessions/${ada.sessionId}/tracks/cam/fault`, {
    errorCode: "internal_error",
    errorDescription: "Backend error",
  });

  const [refused] = await bob.do("pull", [{ sessionId: ada.sessionId, trackName: "cam" }]);

  assert.deepEqual([refused.errorCode, refused.errorDescription, refused.mid], ["internal_error", "Backend error", ""]);
});

test("a session that dies is lost to its page, and to nobody else", async () => {
  const { ada, bob, video } = await call();
  const eve = await caller();
  const [track] = await eve.pull(ada, "cam");
  await eve.growth(track.mid, "framesDecoded", 5);

  await control("POST", `sessions/${bob.sessionId}/die`, { silently: true });

  await bob.inState("disconnected");
  const { framesDecoded } = await bob.received(video);
  await eve.growth(track.mid, "framesDecoded", 20);
  assert.equal((await bob.received(video)).framesDecoded, framesDecoded);
});

test("an HTTP fault reaches the page once", async () => {
  const ada = await caller();
  await control("POST", "http-faults", {
    operation: "sessions",
    status: 503,
    errorCode: "internal_error",
    errorDescription: "Backend error",
    times: 1,
  });

  const first = await ada.do("request", "GET", `/sessions/${ada.sessionId}`);
  const second = await ada.do("request", "GET", `/sessions/${ada.sessionId}`);

  assert.deepEqual([first.status, first.body.errorCode, second.status], [503, "internal_error", 200]);
});
