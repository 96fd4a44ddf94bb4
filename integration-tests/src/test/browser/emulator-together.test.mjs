import assert from "node:assert/strict";
import { test } from "node:test";
import { callers, samePicture } from "./support/callers.mjs";
import { until } from "./support/patience.mjs";

const caller = callers();
const LAYERS = [
  { rid: "h", maxBitrate: 900_000 },
  { rid: "l", scaleResolutionDownBy: 2, maxBitrate: 250_000 },
];

test("layers are sent on while their publisher pulls, closes and shares data", async () => {
  const ada = await caller();
  const bob = await caller();
  await ada.publish({ name: "cam", from: "camera", width: 640, height: 360, codec: "VP8", encodings: LAYERS });
  await bob.publish({ name: "red", from: "crimson" });
  await Promise.all([ada.connected(), bob.connected()]);
  const [seen] = await bob.pull(ada, { trackName: "cam", simulcast: { preferredRid: "l" } });
  await bob.growth(seen.mid, "framesDecoded", 5);

  const [back] = await ada.pull(bob, "red");
  await ada.growth(back.mid, "framesDecoded", 5);
  await ada.do("establish");
  await ada.do("call", "PUT", "tracks/close", { tracks: [{ mid: back.mid }], force: true });
  const [again] = await ada.pull(bob, "red");
  assert.notEqual(again.mid, back.mid, "a section that was closed by force is not used again");
  await ada.growth(again.mid, "framesDecoded", 5);

  await bob.growth(seen.mid, "framesDecoded", 15);
  await bob.update({ sessionId: ada.sessionId, trackName: "cam", mid: seen.mid, simulcast: { preferredRid: "h" } });
  await until("the large layer", async () => (await bob.received(seen.mid)).frameWidth === 640);
});

test("a section that the SFU asked for is used both ways", async () => {
  const ada = await caller();
  await ada.publish({ name: "cam", from: "camera" });
  await ada.connected();
  const bob = await caller();

  const asked = await bob.page.evaluate(async () => {
    const { calls } = globalThis;
    const { tracks, sessionDescription } = await calls.call("POST", "tracks/new", {
      tracks: [{ location: "local", trackName: "mine", kind: "video", bidirectionalMediaStream: true }],
    });
    await calls.pc.setRemoteDescription(sessionDescription);
    const [transceiver] = calls.pc.getTransceivers();
    transceiver.direction = "sendrecv";
    const camera = await navigator.mediaDevices.getUserMedia({ video: true });
    await transceiver.sender.replaceTrack(camera.getTracks()[0]);
    await calls.pc.setLocalDescription();
    await calls.call("PUT", "renegotiate", { sessionDescription: calls.pc.localDescription });
    calls.elements.show("cam", transceiver.receiver.track);
    return tracks[0];
  });
  await bob.connected();
  const pulled = await bob.do("call", "POST", "tracks/new", {
    tracks: [{ location: "remote", sessionId: ada.sessionId, trackName: "cam", mid: "#mine" }],
  });
  assert.deepEqual([pulled.requiresImmediateRenegotiation, pulled.sessionDescription], [false, undefined]);
  assert.equal(pulled.tracks[0].mid, asked.mid);

  await bob.growth(asked.mid, "framesDecoded", 10);
  await samePicture([ada, "cam"], [bob, "cam"]);
  const [mine] = await ada.pull(bob, "mine");
  await ada.growth(mine.mid, "framesDecoded", 10);
});
