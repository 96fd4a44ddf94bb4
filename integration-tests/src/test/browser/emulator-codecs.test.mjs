import assert from "node:assert/strict";
import { test } from "node:test";
import { callers, samePicture } from "./support/callers.mjs";

const caller = callers();

// Each has colours of its own, so that none can pass for another.
for (const [codec, colour] of [
  ["VP8", "seagreen"],
  ["H264", "darkorange"],
  ["VP9", "slateblue"],
  ["AV1", "firebrick"],
]) {
  test(`carries ${codec}`, async () => {
    const ada = await caller();
    // Fails, and lists what there is, where the browser has no encoder for it.
    await ada.publish({ name: codec, from: colour, codec });
    await ada.connected();
    const bob = await caller();
    const [track] = await bob.pull(ada, codec);

    const seen = await bob.growth(track.mid, "framesDecoded", 15);

    assert.equal(seen.codec, codec);
    await samePicture([ada, codec], [bob, codec]);
  });
}

test("carries different codecs in one connection", async () => {
  const ada = await caller();
  await ada.publish({ name: "first", from: "teal", codec: "VP8" });
  await ada.publish({ name: "second", from: "maroon", codec: "H264" }, { name: "third", from: "olive", codec: "VP9" });
  await ada.connected();
  const bob = await caller();

  const tracks = await bob.pull(ada, "first", "second", "third");

  for (const { mid, trackName } of tracks) {
    await bob.growth(mid, "framesDecoded", 10);
    await samePicture([ada, trackName], [bob, trackName]);
  }
  const codecs = await Promise.all(tracks.map(async ({ mid }) => (await bob.received(mid)).codec));
  assert.deepEqual(codecs, ["VP8", "H264", "VP9"]);
});
