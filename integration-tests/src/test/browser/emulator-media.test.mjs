import assert from "node:assert/strict";
import { test } from "node:test";
import { callers, samePicture } from "./support/callers.mjs";

const caller = callers();

test("one pushes camera and microphone, another sees and hears them", async () => {
  const ada = await caller();
  const [camera, microphone] = await ada.publish({ name: "cam", from: "camera" }, { name: "mic", from: "microphone" });
  assert.deepEqual([camera.trackName, microphone.trackName], ["cam", "mic"]);
  await ada.connected();

  const bob = await caller();
  const [video, audio] = await bob.pull(ada, "cam", "mic");
  await bob.connected();

  const seen = await bob.growth(video.mid, "framesDecoded", 30);
  assert.deepEqual([seen.frameWidth, seen.frameHeight], [320, 180]);
  const heard = await bob.growth(audio.mid, "packetsReceived", 50);
  assert.equal(heard.codec, "opus");
  await bob.growth(audio.mid, "totalAudioEnergy", 0.0001);
  await samePicture([ada, "cam"], [bob, "cam"]);
});
