// Three people in a room with media, as the library gives it to any page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./support/patience.mjs";
import { people } from "./support/room-page.mjs";

const person = people();

test("three people see and hear each other", async () => {
  const everybody = [];
  for (const name of ["Ada", "Bob", "Cleo"]) {
    everybody.push(await (await person(name)).join("meet:three"));
  }
  for (const each of everybody) {
    await each.seesPeople(3);
    await each.receives(2);
    assert.deepEqual(each.page.problems, []);
  }
});

test("who comes late sees those who are there, and is seen", async () => {
  const ada = await (await person("Ada")).join("meet:late");
  await ada.seesPeople(1);
  const bob = await (await person("Bob")).join("meet:late");
  await bob.receives(1);
  await ada.receives(1);
});

test("who leaves is gone at once, with its tracks", async () => {
  const ada = await (await person("Ada")).join("meet:leaving");
  const bob = await (await person("Bob")).join("meet:leaving");
  await ada.receives(1);
  const inTime = ada.do(() => new Promise((gone) => room.addEventListener("members", () => room.members.length === 1 && gone(shown.size))));
  await bob.do(() => room.leave());
  assert.equal(await inTime, 0);
  assert.deepEqual(await bob.do(() => connections.map(({ connectionState }) => connectionState)), ["closed"]);
});

test("who crashes is gone when the grace is over, and shown until then", async () => {
  const ada = await (await person("Ada")).join("meet:crash");
  const bob = await (await person("Bob")).join("meet:crash");
  await ada.receives(1);
  await bob.crash();
  assert.equal(await ada.do(() => room.members.length), 2);
  await ada.sees("Bob gone", () => room.members.length === 1 && shown.size === 0);
});

test("who only listens is sent everything and publishes nothing", async () => {
  const ada = await (await person("Ada")).join("meet:listening");
  const bob = await (await person("Bob")).join("meet:listening", {});
  await bob.receives(1);
  assert.deepEqual(await ada.do(() => room.members.find(({ isSelf }) => !isSelf).tracks), []);
});

test("a page that shows no video receives none, and hears all the same", async () => {
  await (await person("Ada")).join("meet:hidden");
  const bob = await (await person("Bob")).join("meet:hidden", {});
  await bob.receives(1);
  await bob.do(() => shown.forEach(({ watching }) => watching.close()));
  await until("the video to stop", async () => {
    const before = (await bob.arriving()).find(({ kind }) => kind === "video")?.packetsReceived ?? 0;
    const audio = (await bob.arriving()).find(({ kind }) => kind === "audio");
    await bob.sees("more sound", async (energy) => {
      const stats = [...(await connections.at(-1).getStats()).values()];
      return stats.some(({ type, kind, totalAudioEnergy }) => type === "inbound-rtp" && kind === "audio" && totalAudioEnergy > energy);
    }, audio.totalAudioEnergy);
    return ((await bob.arriving()).find(({ kind }) => kind === "video")?.packetsReceived ?? before) === before;
  });
});
