import assert from "node:assert/strict";
import { test } from "node:test";
import { hears, hearsSilence, people, press, sees, stats, tile } from "./support/calls.mjs";
import { picture } from "./support/chromium.mjs";
import { stack } from "./support/stack.mjs";
import { until } from "./support/patience.mjs";

stack();
const { enter } = people();

test("three see and hear each other, however late they come", async () => {
  const room = "three";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  await Promise.all([sees(ada, "Bob"), sees(bob, "Ada"), hears(ada), hears(bob)]);

  const eve = await enter(room, "Eve");
  await Promise.all([sees(eve, "Ada"), sees(eve, "Bob"), sees(ada, "Eve"), sees(bob, "Eve")]);
  await Promise.all([hears(ada, 2), hears(bob, 2), hears(eve, 2)]);
  await picture(eve, "call-three");
  assert.deepEqual([...ada.problems, ...bob.problems, ...eve.problems], []);
});

test("who leaves is gone at once, who crashes within the grace", async () => {
  const room = "gone";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  const eve = await enter(room, "Eve");
  await Promise.all([sees(ada, "Bob"), sees(ada, "Eve"), hears(ada, 2)]);

  await press(bob, "Leave");
  await tile(ada, "Bob").waitFor({ state: "detached", timeout: 2000 });
  await eve.context().close();
  await tile(ada, "Eve").waitFor({ state: "detached", timeout: 9000 });
  await until("nothing to arrive any more", async () => {
    const { received } = await stats(ada);
    const later = await stats(ada);
    return received.every((each, i) => later.received[i]?.packets === each.packets);
  });
  assert.deepEqual(ada.problems, []);
});

test("who is muted sends silence, and is heard again after a long time", async () => {
  const room = "muted";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  await Promise.all([hears(ada), sees(ada, "Bob")]);

  await press(bob, "Mute");
  await tile(ada, "Bob").and(ada.locator("[muted]")).waitFor();
  await hearsSilence(ada);
  const { received } = await stats(ada);
  const from = received.find(({ kind }) => kind === "audio").packets;
  // 40 s at 50 packets a second: longer than a track may be silent for Cloudflare.
  await until("40 s of silence", async () => (await stats(ada)).received.find(({ kind }) => kind === "audio").packets > from + 2000, 60_000);

  await press(bob, "Unmute");
  await hears(ada, 1, 5000);
});

test("a picture goes on, whatever else happens in the room", async () => {
  const room = "steady";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  await Promise.all([sees(ada, "Bob"), sees(ada, "You")]);
  const videos = ["Bob", "You"].map((name) => tile(ada, name).locator("video"));
  for (const video of videos) {
    await video.evaluate((element) => {
      element.dataset.begun = "once";
      element.addEventListener("emptied", () => (element.dataset.begun = "anew"));
    });
  }

  await press(bob, "Mute");
  await tile(ada, "Bob").and(ada.locator("[muted]")).waitFor();
  await press(bob, "Raise hand");
  await tile(ada, "Bob").and(ada.locator("[hand]")).waitFor();
  await press(ada, "Mute");
  await tile(ada, "You").and(ada.locator("[muted]")).waitFor();
  await enter(room, "Eve");
  await sees(ada, "Eve");
  for (const video of videos) {
    assert.equal(await video.evaluate((element) => element.dataset.begun), "once");
  }
});

test("a camera that is off is black, and comes back", async () => {
  const room = "dark";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  await sees(ada, "Bob");
  await press(bob, "Turn camera off");
  await tile(ada, "Bob").locator("video").waitFor({ state: "detached" });
  await press(bob, "Turn camera on");
  await sees(ada, "Bob");
});
