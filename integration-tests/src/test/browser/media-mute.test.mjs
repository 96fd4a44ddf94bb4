// Mute keeps the connection: packets go on and hold nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { until } from "./support/patience.mjs";
import { people } from "./support/room-page.mjs";

const person = people();

// Cloudflare collects a track that sends nothing for 30 s.
const LONGER_THAN_COLLECTION = 40_000;

const sound = async (each) => (await each.arriving()).find(({ kind }) => kind === "audio");

/** Waits for packets without sound after those that were under way. */
async function hearsSilence(each) {
  await until(`${each.name} to hear silence`, async () => {
    const before = await sound(each);
    await until("more packets", async () => (await sound(each)).packetsReceived > before.packetsReceived + 20);
    return (await sound(each)).totalAudioEnergy - before.totalAudioEnergy < 1e-6;
  });
}

async function pair(topic) {
  const ada = await (await person("Ada")).join(topic);
  const bob = await (await person("Bob")).join(topic);
  await Promise.all([ada.receives(1), bob.receives(1)]);
  return { ada, bob };
}

const muted = (source) => `room.members.find(({ isSelf }) => !isSelf).tracks.find((track) => track.source === "${source}").muted`;

test("a muted microphone sends packets of silence, also for longer than a silent track lives, and is heard again", async () => {
  const { ada, bob } = await pair("meet:mute");
  const session = await bob.do(() => room.members.find(({ isSelf }) => !isSelf).tracks[0].sessionId);
  await ada.do(() => room.media.microphone.mute());
  await bob.sees("Ada muted", muted("microphone"));
  await hearsSilence(bob);
  // The time is what is tested: a track that sends nothing would be collected meanwhile.
  await setTimeout(LONGER_THAN_COLLECTION);
  await ada.do(() => room.media.microphone.unmute());
  await bob.sees("Ada not muted", `!(${muted("microphone")})`);
  const before = await sound(bob);
  await until("Bob to hear Ada", async () => (await sound(bob)).totalAudioEnergy > before.totalAudioEnergy + 1e-4);
  assert.equal(await bob.do(() => room.members.find(({ isSelf }) => !isSelf).tracks[0].sessionId), session);
});

test("a muted camera is switched off and shows black, and comes back", async () => {
  const { ada, bob } = await pair("meet:black");
  await ada.do(() => room.media.camera.mute());
  await bob.sees("Ada's camera muted", muted("camera"));
  assert.equal(await ada.do(() => room.media.camera.track), null);
  await ada.do(() => room.media.camera.unmute());
  const before = await bob.arriving();
  await bob.sees("Ada's camera", `!(${muted("camera")})`);
  await bob.receives(1, before);
});

test("a host mutes somebody, whose page obeys", async () => {
  const { ada, bob } = await pair("meet:host-mutes");
  assert.equal(await bob.asks("mute", { member: ada.id }), "hosts_only");
  assert.equal(await ada.asks("mute", { member: bob.id }), "");
  await bob.sees("the own microphone muted", () => room.media.microphone.muted);
  await ada.sees("Bob muted", muted("microphone"));
});
