// Devices change during a call, are missing, or are not allowed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launchChromium } from "./support/callers.mjs";
import { people } from "./support/room-page.mjs";

const person = people(["--use-fake-device-for-media-stream=device-count=2"]);
const without = people(["--use-fake-device-for-media-stream=device-count=0"]);
const refusing = people([], () => launchChromium(["--deny-permission-prompts"]));

test("another camera and microphone take over without a new connection", async () => {
  const ada = await (await person("Ada")).join("meet:devices");
  const bob = await (await person("Bob")).join("meet:devices", {});
  await bob.receives(1);
  const [session] = await bob.do(() => room.members.find(({ isSelf }) => !isSelf).tracks.map(({ sessionId }) => sessionId));
  const labels = await ada.do(async () => {
    const { cameras, microphones } = room.media.devices;
    const other = (list, id) => list.find(({ deviceId }) => deviceId !== id && deviceId !== "default").deviceId;
    const before = [room.media.camera.track.label, room.media.microphone.track.label];
    room.media.camera.setDevice(other(cameras, room.media.camera.deviceId));
    room.media.microphone.setDevice(other(microphones, room.media.microphone.deviceId));
    return before;
  });
  await ada.sees("the other devices", ([camera, microphone]) => {
    const now = [room.media.camera.track?.label, room.media.microphone.track?.label];
    return now.every(Boolean) && now[0] !== camera && now[1] !== microphone;
  }, labels);
  await bob.receives(1, await bob.arriving());
  const sessions = await bob.do(() => room.members.find(({ isSelf }) => !isSelf).tracks.map(({ sessionId }) => sessionId));
  assert.deepEqual(new Set(sessions), new Set([session]));
});

test("a missing device is explained, and the call goes on", async () => {
  const ada = await (await without("Ada")).join("meet:no-device", {});
  assert.equal(await ada.do(() => room.media.camera.start()), false);
  assert.deepEqual(await ada.do(() => [room.media.camera.error.code, room.media.camera.error.message.length > 20]), ["no_device", true]);
  assert.equal(await ada.do(() => room.state), "joined");
});

test("a refused permission is explained", async () => {
  const ada = await (await refusing("Ada")).join("meet:denied", {});
  await ada.page.context().clearPermissions();
  await ada.do(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("Permission denied", "NotAllowedError"));
  });
  assert.equal(await ada.do(() => room.media.microphone.start()), false);
  assert.equal(await ada.do(() => room.media.microphone.error.code), "permission_denied");
});
