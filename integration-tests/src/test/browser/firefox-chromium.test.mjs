import assert from "node:assert/strict";
import { test } from "node:test";
import { callers, samePicture } from "./support/callers.mjs";
import { launchFirefox } from "./support/firefox.mjs";
import { until } from "./support/patience.mjs";

const chromium = callers();
const firefox = callers(launchFirefox);

for (const [from, to, publisher, subscriber] of [
  ["Firefox", "Chromium", firefox, chromium],
  ["Chromium", "Firefox", chromium, firefox],
]) {
  test(`${to} sees and hears ${from}`, async () => {
    const ada = await publisher();
    await ada.publish({ name: "cam", from: "camera" }, { name: "mic", from: "microphone" }, { name: "red", from: "crimson" });
    await ada.connected();
    const bob = await subscriber();

    const [video, audio, red] = await bob.pull(ada, "cam", "mic", "red");

    await bob.growth(video.mid, "framesDecoded", 30);
    await bob.growth(audio.mid, "packetsReceived", 50);
    await bob.growth(audio.mid, "totalAudioEnergy", 0.00001);
    await bob.growth(red.mid, "framesDecoded", 10);
    await samePicture([ada, "red"], [bob, "red"]);
  });

  test(`${from} and ${to} exchange text and bytes`, async () => {
    const [ada, bob] = [await publisher(), await subscriber()];
    await ada.do("establish");
    await bob.do("establish");
    await Promise.all([ada.connected(), bob.connected()]);
    const name = "chat";
    await ada.do("channels", [{ location: "local", dataChannelName: name }]);
    await bob.do("channels", [{ location: "remote", sessionId: ada.sessionId, dataChannelName: name, canReply: true }]);
    await until("the channel", async () => (await bob.do("messages.readyState", name)) === "open");

    await ada.do("messages.send", name, ["Grüße"]);
    await ada.do("messages.sendPatterns", name, 2, 100_000);
    await until("three messages", async () => (await bob.do("messages.count", name)) === 3);
    assert.deepEqual(await bob.do("messages.arrived", name), [
      "Grüße",
      { size: 100_000, index: 0 },
      { size: 100_000, index: 1 },
    ]);

    await bob.do("messages.sendPatterns", name, 1, 100_000);
    await until("the reply", async () => (await ada.do("messages.count", name)) === 1);
    assert.deepEqual(await ada.do("messages.arrived", name), [{ size: 100_000, index: 0 }]);
  });
}
