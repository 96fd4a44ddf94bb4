// One Firefox and one Chromium in a room of Meet.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { hears, people, sees, tile } from "./support/calls.mjs";
import { launchFirefox } from "./support/firefox.mjs";
import { until } from "./support/patience.mjs";
import { stack } from "./support/stack.mjs";

const parts = stack();
const { enter } = people();
let firefox;
after(() => firefox?.close());

/** Goes in with microphone and camera, as a person would. */
async function inFirefox(room, name) {
  firefox = await launchFirefox();
  const page = await firefox.newPage();
  await page.addInitScript(readFileSync(join(import.meta.dirname, "support/page-peers.js"), "utf8"));
  await page.goto(`${parts.url}/how`);
  await page.evaluate((known) => {
    localStorage.setItem("meet.name", known);
    localStorage.setItem("meet.devices", JSON.stringify({ audio: true, video: true }));
  }, name);
  await page.goto(`${parts.url}/r/${room}`);
  await until("both devices at the door", () =>
    page.evaluate(() => {
      const door = document.querySelector("cf-prejoin")?.shadowRoot;
      return ["microphone", "camera"].every((device) => door?.querySelector(`.${device}[aria-pressed="true"]`));
    }),
  );
  await page.evaluate(() => document.querySelector("cf-prejoin").shadowRoot.querySelector('[part~="join"]').click());
  await until("Firefox to be in", () => page.evaluate(() => globalThis.meet?.room?.state === "joined"));
  return page;
}

const sum = (received, kind, key) => received.filter((each) => each.kind === kind).reduce((total, each) => total + each[key], 0);

test("Firefox and Chromium see and hear each other, and write", async () => {
  const bob = await inFirefox("firefox", "Bob");
  const ada = await enter("firefox", "Ada");

  await Promise.all([sees(ada, "Bob"), hears(ada)]);
  await until("Firefox to see and hear Ada", async () => {
    const { received } = await bob.evaluate(() => globalThis.callStats());
    return sum(received, "video", "frames") > 10 && sum(received, "audio", "energy") > 0;
  });

  await bob.evaluate(() => globalThis.meet.room.push("say", { text: "Hello from a fox" }));
  await ada.locator(".bubble", { hasText: "Hello from a fox" }).waitFor({ state: "attached" });

  await bob.evaluate(() => globalThis.meet.room.leave());
  await tile(ada, "Bob").waitFor({ state: "detached" });
  assert.deepEqual(ada.problems, []);
});
