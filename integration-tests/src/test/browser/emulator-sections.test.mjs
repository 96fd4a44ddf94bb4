import assert from "node:assert/strict";
import { test } from "node:test";
import { callers, samePicture } from "./support/callers.mjs";
import { until } from "./support/patience.mjs";

const caller = callers();

const sections = async (whose) => (await whose.do("state")).sections;

test("a negotiated close frees the section, and the next publication uses it", async () => {
  const ada = await caller();
  const bob = await caller();
  const [mic, red] = await ada.publish({ name: "mic", from: "microphone" }, { name: "red", from: "crimson" });
  await ada.connected();
  const [heard, seen] = await bob.pull(ada, "mic", "red");
  await bob.growth(seen.mid, "framesDecoded", 10);

  const [closed] = await ada.do("close", [red.mid]);
  assert.deepEqual([closed.mid, closed.errorCode], [red.mid, undefined]);
  await bob.do("close", [seen.mid]);
  const [blue] = await ada.publish({ name: "blue", from: "royalblue" });

  assert.notEqual(blue.mid, mic.mid);
  assert.equal(await sections(ada), 2, "the section is used again");
  const [again] = await bob.pull(ada, "blue");
  await bob.growth(again.mid, "framesDecoded", 10);
  await bob.growth(heard.mid, "packetsReceived", 20);
  await samePicture([ada, "blue"], [bob, "blue"]);
});

test("what others receive flows on while one subscription ends", async () => {
  const ada = await caller();
  await ada.publish({ name: "one", from: "teal" }, { name: "two", from: "maroon" });
  await ada.connected();
  const bob = await caller();
  const [one, two] = await bob.pull(ada, "one", "two");
  await bob.growth(two.mid, "framesDecoded", 5);

  await bob.do("close", [two.mid]);

  const { freezeCount } = await bob.growth(one.mid, "framesDecoded", 20);
  assert.equal(freezeCount, 0);
  const eve = await caller();
  const [again] = await eve.pull(ada, "two");
  await eve.growth(again.mid, "framesDecoded", 5);
});

// The others travel on the transport of the first one. Chromium gives that up, and shakes hands again.
test("the first section may be closed, too", async () => {
  const ada = await caller();
  const [one] = await ada.publish({ name: "one", from: "teal" }, { name: "two", from: "maroon" });
  await ada.connected();
  const bob = await caller();
  const [first, second] = await bob.pull(ada, "one", "two");
  await bob.growth(second.mid, "framesDecoded", 5);

  await bob.do("close", [first.mid]);
  await bob.growth(second.mid, "framesDecoded", 20);

  await ada.do("close", [one.mid]);
  await bob.growth(second.mid, "framesDecoded", 20);
  await samePicture([ada, "two"], [bob, "two"]);
});

test("a name on a section that was closed by force has no media", async () => {
  const ada = await caller();
  const [{ mid }] = await ada.publish({ name: "first", from: "teal" });
  await ada.connected();
  const { tracks } = await ada.do("call", "PUT", "tracks/close", { tracks: [{ mid }], force: true });
  assert.deepEqual([tracks[0].mid, tracks[0].errorCode], [mid, undefined]);

  const again = await ada.do("rename", mid, "second");
  assert.equal(again.errorCode, undefined, "the publication itself is accepted");
  const bob = await caller();
  const [refused] = await bob.do("pull", [{ sessionId: ada.sessionId, trackName: "second" }]);

  assert.deepEqual([refused.errorCode, refused.mid], ["empty_track_error", ""]);
});

test("a subscription gets another source without a negotiation", async () => {
  const ada = await caller();
  await ada.publish({ name: "red", from: "crimson" }, { name: "blue", from: "royalblue" });
  await ada.connected();
  const bob = await caller();
  const [{ mid }] = await bob.pull(ada, "red");
  await bob.growth(mid, "framesDecoded", 5);
  await samePicture([ada, "red"], [bob, "red"]);

  await bob.update({ sessionId: ada.sessionId, trackName: "blue", mid });

  await samePicture([ada, "blue"], [bob, "red"]);
  await bob.growth(mid, "framesDecoded", 15);
});

test("ICE restarts, and the call goes on", async () => {
  const ada = await caller();
  await ada.publish({ name: "cam", from: "camera" });
  await ada.connected();
  const bob = await caller();
  const [{ mid }] = await bob.pull(ada, "cam");
  await bob.growth(mid, "framesDecoded", 5);
  const credentials = (whose) => whose.do("fragments");
  const before = await credentials(ada);

  await ada.do("restart");
  await bob.do("restart");

  const after = await credentials(ada);
  assert.notEqual(after.local, before.local);
  assert.notEqual(after.remote, before.remote);
  await until("a stable state", async () => (await ada.do("state")).signalingState === "stable");
  await ada.connected();
  await bob.connected();
  await bob.growth(mid, "framesDecoded", 30);
});
