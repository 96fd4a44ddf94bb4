import assert from "node:assert/strict";
import { test } from "node:test";
import { callers, samePicture } from "./support/callers.mjs";
import { emulator } from "./support/emulator.mjs";

const caller = callers();

/** As an application asks for them: the credentials of one of its users. */
async function iceServers() {
  const response = await fetch(`${emulator.url}/turn/keys/${emulator.turnKey}/credentials/generate-ice-servers`, {
    method: "POST",
    headers: { authorization: `Bearer ${emulator.turnToken}`, "content-type": "application/json" },
    body: JSON.stringify({ ttl: 600 }),
  });
  assert.equal(response.status, 201);
  return (await response.json()).iceServers;
}

test("a call goes through a relay where nothing else is allowed", async () => {
  const relayed = { iceServers: await iceServers(), iceTransportPolicy: "relay" };
  assert.notDeepEqual(relayed.iceServers, [], "the emulator offers no relay");
  const ada = await caller(relayed);
  await ada.publish({ name: "cam", from: "camera" }, { name: "mic", from: "microphone" });
  await ada.connected();
  const bob = await caller(relayed);

  const [video, audio] = await bob.pull(ada, "cam", "mic");

  await bob.growth(video.mid, "framesDecoded", 30);
  await bob.growth(audio.mid, "packetsReceived", 25);
  await samePicture([ada, "cam"], [bob, "cam"]);
  assert.match((await ada.do("stats")).path, /^relay /);
  assert.match((await bob.do("stats")).path, /^relay /);
});
