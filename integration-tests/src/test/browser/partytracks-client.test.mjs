import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { launchChromium, url } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";

let browser;
let script;
before(async () => {
  browser = await launchChromium();
  const built = await build({
    entryPoints: [join(import.meta.dirname, "support/partytracks-page.js")],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  script = built.outputFiles[0].text;
});
after(() => browser?.close());

/**
 * A tab with a page of nothing but the script, in a room. What it begins with is a real answer of the application: Chromium lets
 * no page connect to this machine whose origin it does not know to be here.
 */
async function tab(topic, name) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  page.refused = [];
  page.on("response", (response) => {
    if (response.url().includes("/rooms/media/") && response.status() >= 400) {
      page.refused.push(`${response.status()} ${response.url()}`);
    }
  });
  await page.goto(`${url}/bare`);
  await page.setContent("<!doctype html><title>Bare</title><body>");
  await page.addScriptTag({ type: "module", content: script });
  await until("the page's script", () => page.evaluate(() => globalThis.meeting !== undefined));
  await page.evaluate((given) => globalThis.meeting.join(...given), [topic, { name }]);
  return page;
}

const received = (page, kind) => page.evaluate((wanted) => globalThis.meeting.received(wanted), kind);

/** Waits until each of `count` streams has grown by so many. */
async function grows(page, kind, counter, by, count = 1) {
  const before = await received(page, kind);
  await until(`${count} times ${counter} to grow by ${by}`, async () => {
    const now = await received(page, kind);
    return now.filter((stream, at) => stream[counter] >= (before[at]?.[counter] ?? 0) + by).length >= count;
  });
}

test("the npm client partytracks carries the media of two tabs, unchanged", async () => {
  const ada = await tab("meet:partytracks", "Ada");
  const bob = await tab("meet:partytracks", "Bob");

  await Promise.all([ada, bob].map((page) => page.evaluate(() => globalThis.meeting.publish())));
  for (const page of [ada, bob]) {
    await grows(page, "video", "framesDecoded", 20);
    await grows(page, "audio", "packetsReceived", 50);
    assert.deepEqual(page.refused, []);
  }

  const tracks = await bob.evaluate(() => globalThis.meeting.tracks());
  assert.equal(tracks.length, 4);
  assert.deepEqual(tracks.map(({ kind, source }) => `${kind} ${source}`).sort(), [
    "audio microphone",
    "audio microphone",
    "video camera",
    "video camera",
  ]);
});

test("what one closes is gone from presence, and the other closes its pull", async () => {
  const ada = await tab("meet:partytracks-close", "Ada");
  const bob = await tab("meet:partytracks-close", "Bob");
  await ada.evaluate(() => globalThis.meeting.publish());
  await grows(bob, "video", "framesDecoded", 10);

  await ada.evaluate(() => globalThis.meeting.stop("camera"));

  await until("one track in presence", async () => (await bob.evaluate(() => globalThis.meeting.tracks())).length === 1);
  await until("one pull", async () => (await bob.evaluate(() => globalThis.meeting.pulling())) === 1);
  await grows(bob, "audio", "packetsReceived", 50);
  assert.deepEqual([...ada.refused, ...bob.refused], []);
});
