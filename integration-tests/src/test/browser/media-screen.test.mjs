// A screen is shared and not shared any more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { people } from "./support/room-page.mjs";

const person = people(["--auto-accept-this-tab-capture", "--auto-select-desktop-capture-source=Entire screen"]);

const screens = () => room.members.flatMap(({ tracks }) => tracks).filter(({ source }) => source === "screen");

test("a screen is seen by others, first on the stage, and gone when it is stopped", async () => {
  const ada = await (await person("Ada")).join("meet:screen");
  const bob = await (await person("Bob")).join("meet:screen");
  await bob.receives(1);
  assert.equal(await ada.do(() => room.media.screen.start()), true);
  await bob.sees("a screen", `(${screens})().some(({ kind }) => kind === "video")`);
  await bob.sees("its picture", () => [...shown.values()].some(({ track, video }) => track.source === "screen" && video.videoWidth > 0));
  assert.equal(await bob.do(() => room.media.stage(4)[0].kind), "screen");
  await ada.do(() => room.media.screen.stop());
  await bob.sees("no screen", `(${screens})().length === 0`);
  assert.equal(await bob.do(() => room.media.stage(4).some(({ kind }) => kind === "screen")), false);
});

test("the browser's own button ends the share for all", async () => {
  const ada = await (await person("Ada")).join("meet:button");
  const bob = await (await person("Bob")).join("meet:button", {});
  await ada.do(() => room.media.screen.start());
  await bob.sees("a screen", `(${screens})().length > 0`);
  await ada.do(() => {
    const [content] = [room.media.screen.track];
    content.stop();
    content.dispatchEvent(new Event("ended"));
  });
  await bob.sees("no screen", `(${screens})().length === 0`);
  assert.equal(await ada.do(() => room.media.screen.on), false);
});

test("a host stops the screen of somebody", async () => {
  const ada = await (await person("Ada")).join("meet:stop-screen");
  const bob = await (await person("Bob")).join("meet:stop-screen");
  await bob.do(() => room.media.screen.start());
  await ada.sees("a screen", `(${screens})().length > 0`);
  assert.equal(await ada.asks("stop-screen", { member: bob.id }), "");
  await bob.sees("that it is off", () => !room.media.screen.on && room.media.screen.error?.code === "moderated");
  await ada.sees("no screen", `(${screens})().length === 0`);
});

test("a second screen is refused while one is shown", async () => {
  const ada = await (await person("Ada")).join("meet:second-screen");
  const bob = await (await person("Bob")).join("meet:second-screen");
  await ada.do(() => room.media.screen.start());
  await bob.sees("a screen", `(${screens})().length > 0`);
  assert.equal(await bob.do(() => room.media.screen.start()), false);
  assert.deepEqual(await bob.do(() => [room.media.screen.error.code, room.media.screen.error.reason]), ["publish_refused", "screen_taken"]);
});
