import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, hears, people, press, sees, tile, tracksOf } from "./support/calls.mjs";
import { goIn, isIn, picture } from "./support/chromium.mjs";
import { stack } from "./support/stack.mjs";
import { until } from "./support/patience.mjs";

stack();
const { enter, visit } = people();

const screenOf = (page, name) => page.locator(`cf-media-tile[kind="screen"]`, { hasText: `${name}: screen` });

test("a screen is shared, seen above the others, and ended", async () => {
  const room = "screen";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  await sees(ada, "Bob");

  await press(bob, "Share screen");
  await screenOf(ada, "Bob").locator("video").waitFor();
  await sees(ada, "Bob", { kind: "screen" });
  await sees(ada, "Bob");
  assert.deepEqual(await ask(ada, (joined) => joined.media.stage(9).map(({ kind }) => kind)[0]), "screen");
  await picture(ada, "call-screen");
  const eve = await enter(room, "Eve", { audio: false, video: false });
  await sees(eve, "Bob", { kind: "screen" });

  await press(bob, "Stop sharing");
  await screenOf(ada, "Bob").waitFor({ state: "detached" });
  await screenOf(eve, "Bob").waitFor({ state: "detached" });
  await sees(ada, "Bob");
  assert.deepEqual([...ada.problems, ...bob.problems, ...eve.problems], []);
});

test("another camera and another microphone take over in a call", async () => {
  const room = "switch";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  await Promise.all([sees(ada, "Bob"), hears(ada)]);
  const before = await tracksOf(bob);

  for (const [source, list] of [
    ["camera", "cameras"],
    ["microphone", "microphones"],
  ]) {
    const wanted = await ask(
      bob,
      ({ media }, [name, devices]) => {
        const other = media.devices[devices].findLast(({ deviceId }) => deviceId !== "default" && deviceId !== media[name].track.getSettings().deviceId);
        media[name].setDevice(other.deviceId);
        return other.deviceId;
      },
      [source, list],
    );
    await until(`the other ${source}`, () =>
      ask(bob, ({ media }, [name, id]) => media[name].track?.getSettings().deviceId === id, [source, wanted]),
    );
  }
  await Promise.all([sees(ada, "Bob"), hears(ada)]);
  assert.deepEqual(await tracksOf(bob), before, "the tracks stay the same");
});

/** A browser whose devices fail as `error` says. */
const failing = (error) => {
  navigator.mediaDevices.getUserMedia = async () => {
    throw new DOMException("for the test", error);
  };
};

test("who denies the devices is told how to allow them, and sees and hears the others", async () => {
  const room = "denied";
  const ada = await enter(room, "Ada");
  const bob = await visit(`/r/${room}`, { name: "Bob", audio: true, video: true, init: [failing, "NotAllowedError"] });
  await bob.getByText(/allow/i).first().waitFor();
  await picture(bob, "denied");
  await goIn(bob);
  await isIn(bob);
  await Promise.all([sees(bob, "Ada"), hears(bob), tile(ada, "Bob").waitFor()]);
  assert.equal(await ask(bob, ({ media }) => media.camera.start()), false);
  assert.equal(await ask(bob, ({ media }) => media.camera.error.code), "permission_denied");
});

test("who has no devices is told so, and sees and hears the others", async () => {
  const room = "none";
  await enter(room, "Ada");
  const bob = await visit(`/r/${room}`, { name: "Bob", audio: true, video: true, init: [failing, "NotFoundError"] });
  await goIn(bob);
  await isIn(bob);
  await Promise.all([sees(bob, "Ada"), hears(bob)]);
  assert.equal(await ask(bob, ({ media }) => media.microphone.start()), false);
  assert.equal(await ask(bob, ({ media }) => media.microphone.error.code), "no_device");
});
