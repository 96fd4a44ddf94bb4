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

test("two see each other through one connection each", async () => {
  const ada = await caller();
  const bob = await caller();
  await ada.publish({ name: "ada", from: "crimson" }, { name: "ada-mic", from: "microphone" });
  await bob.publish({ name: "bob", from: "royalblue" }, { name: "bob-mic", from: "microphone" });
  await Promise.all([ada.connected(), bob.connected()]);

  const [bobSeen, bobHeard] = await ada.pull(bob, "bob", "bob-mic");
  const [adaSeen, adaHeard] = await bob.pull(ada, "ada", "ada-mic");

  await ada.growth(bobSeen.mid, "framesDecoded", 15);
  await bob.growth(adaSeen.mid, "framesDecoded", 15);
  await ada.growth(bobHeard.mid, "packetsReceived", 25);
  await bob.growth(adaHeard.mid, "packetsReceived", 25);
  await samePicture([ada, "ada"], [bob, "ada"]);
  await samePicture([bob, "bob"], [ada, "bob"]);
  assert.deepEqual([await ada.do("state"), await bob.do("state")].map((state) => state.sections), [4, 4]);
});

test("one who came late and one who left in between disturb nobody", async () => {
  const ada = await caller();
  await ada.publish({ name: "cam", from: "camera" });
  await ada.connected();
  const bob = await caller();
  const [first] = await bob.pull(ada, "cam");
  await bob.growth(first.mid, "framesDecoded", 10);

  const eve = await caller();
  const [second] = await eve.pull(ada, "cam");
  await eve.growth(second.mid, "framesDecoded", 10);
  await eve.page.close();

  const { freezeCount } = await bob.growth(first.mid, "framesDecoded", 30);
  assert.equal(freezeCount, 0);
});
