import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchChromium, picture, url } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";

const TOLERANCE = 40;

let browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser?.close());

async function tab() {
  const page = await browser.newPage({ baseURL: url, viewport: { width: 800, height: 600 } });
  await page.goto("/camera.html?call=two-tabs");
  await page.locator('body[data-state="connected"]').waitFor();
  return page;
}

/** The mean colours of 5 × 3 patches of what an element shows. */
const colours = (page, selector) =>
  page.evaluate((wanted) => {
    const [width, height, size] = [320, 240, 16];
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    context.drawImage(document.querySelector(wanted), 0, 0, width, height);
    return Array.from({ length: 15 }, (_, i) => {
      const [x, y] = [((i % 5) + 0.5) * (width / 5), (Math.floor(i / 5) + 0.5) * (height / 3)];
      const { data } = context.getImageData(x - size / 2, y - size / 2, size, size);
      return [0, 1, 2].map((c) => data.filter((_, at) => at % 4 === c).reduce((sum, value) => sum + value, 0) / (size * size));
    });
  }, selector);

/** The video that one tab receives, and the counters of it. */
const received = (page, kind) => page.evaluate(async (wanted) => (await window.camera.stats()).find((track) => track.kind === wanted), kind);

async function grows(page, kind, counter, by) {
  const from = (await received(page, kind))?.[counter] ?? 0;
  await until(`${counter} to grow by ${by}`, async () => (await received(page, kind))?.[counter] >= from + by);
}

test("two tabs show each other's camera", async () => {
  const ada = await tab();
  const bob = await tab();

  for (const page of [ada, bob]) {
    await page.locator("#others video").waitFor();
    await grows(page, "video", "framesDecoded", 30);
    await grows(page, "audio", "packetsReceived", 50);
  }
  for (const [from, to] of [
    [ada, bob],
    [bob, ada],
  ]) {
    await until("the picture of the other tab's camera", async () => {
      const [sent, seen] = await Promise.all([colours(from, "#own"), colours(to, "#others video")]);
      return sent.every((patch, i) => patch.every((value, c) => Math.abs(value - seen[i][c]) <= TOLERANCE));
    });
  }
  assert.deepEqual(await ada.evaluate(() => window.camera.others()), [await bob.evaluate(() => window.camera.sessionId)]);
  await picture(ada, "camera-ada");
  await picture(bob, "camera-bob");
});

test("a tab that closes is gone from the other", async () => {
  const ada = await tab();
  const bob = await tab();
  const session = await bob.evaluate(() => window.camera.sessionId);
  await ada.locator(`video[data-session="${session}"]`).waitFor();

  await bob.goto("about:blank");

  await ada.locator(`video[data-session="${session}"]`).waitFor({ state: "detached" });
});
