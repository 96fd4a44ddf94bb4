import assert from "node:assert/strict";
import { test } from "node:test";
import { callers, samePicture } from "./support/callers.mjs";
import { until } from "./support/patience.mjs";

const caller = callers();
const LAYERS = [
  { rid: "h", maxBitrate: 900_000 },
  { rid: "l", scaleResolutionDownBy: 2, maxBitrate: 250_000 },
];

const width = (whose, mid, wanted) =>
  until(`a width of ${wanted}`, async () => (await whose.received(mid)).frameWidth === wanted);

// Without a mode of their own, VP9 and AV1 put all layers into one stream.
const layers = LAYERS.map((layer) => ({ ...layer, scalabilityMode: "L1T1" }));

for (const codec of ["VP8", "H264", "VP9", "AV1"]) {
  // Painted, because decoders differ in the colours of the fake camera.
  test(`a subscriber changes layers of ${codec}, and sees no freeze`, async () => {
    const ada = await caller();
    await ada.publish({ name: "cam", from: "teal", width: 640, height: 360, codec, encodings: layers });
    await ada.connected();
    await until("both layers to be sent", async () => {
      const { sent } = await ada.do("stats");
      return ["h", "l"].every((rid) => sent.some((stream) => stream.rid === rid && stream.framesEncoded > 10));
    });
    const bob = await caller();
    const simulcast = (preferredRid) => ({ preferredRid, priorityOrdering: "none", ridNotAvailable: "none" });
    const [track] = await bob.pull(ada, { trackName: "cam", simulcast: simulcast("h") });
    await width(bob, track.mid, 640);

    for (const [rid, wanted] of [
      ["l", 320],
      ["h", 640],
    ]) {
      await bob.update({ sessionId: ada.sessionId, trackName: "cam", mid: track.mid, simulcast: simulcast(rid) });
      await width(bob, track.mid, wanted);
      await bob.growth(track.mid, "framesDecoded", 15);
      await samePicture([ada, "cam"], [bob, "cam"]);
    }
    const { freezeCount, packetsLost } = await bob.received(track.mid);
    assert.deepEqual({ freezeCount, packetsLost }, { freezeCount: 0, packetsLost: 0 });
  });
}

test("two subscribers have a layer each", async () => {
  const ada = await caller();
  await ada.publish({ name: "cam", from: "camera", width: 640, height: 360, codec: "VP8", encodings: LAYERS });
  await ada.connected();
  const [bob, eve] = [await caller(), await caller()];

  const [high] = await bob.pull(ada, { trackName: "cam", simulcast: { preferredRid: "h" } });
  const [low] = await eve.pull(ada, { trackName: "cam", simulcast: { preferredRid: "l" } });

  await width(bob, high.mid, 640);
  await width(eve, low.mid, 320);
  await bob.growth(high.mid, "framesDecoded", 15);
  await eve.growth(low.mid, "framesDecoded", 15);
});

test("a layer that is turned off is replaced until it comes back", async () => {
  const ada = await caller();
  await ada.publish({ name: "cam", from: "camera", width: 640, height: 360, codec: "VP8", encodings: LAYERS });
  await ada.connected();
  const bob = await caller();
  const simulcast = { preferredRid: "h", priorityOrdering: "none", ridNotAvailable: "asciibetical" };
  const [track] = await bob.pull(ada, { trackName: "cam", simulcast });
  await width(bob, track.mid, 640);

  for (const [active, wanted] of [
    [false, 320],
    [true, 640],
  ]) {
    await ada.page.evaluate(async (on) => {
      const [sender] = globalThis.calls.pc.getSenders();
      const parameters = sender.getParameters();
      parameters.encodings[0].active = on;
      await sender.setParameters(parameters);
    }, active);
    await width(bob, track.mid, wanted);
    await bob.growth(track.mid, "framesDecoded", 15);
  }
});
