// A call in Meet's camera page, while the application in dev mode is changed and starts again. LiveReloadIT runs this: EDITOR_URL is
// where a request changes the source.
import assert from "node:assert/strict";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { args, executablePath, url } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";

const CAMERA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required"];
const PATIENCE_MS = 30_000;

/** Empty while the application starts again. */
async function version() {
  try {
    return await (await fetch(`${url}/api/version`)).text();
  } catch {
    return "";
  }
}

/** Frames of each other tab that were decoded so far. */
async function decoded(page) {
  const stats = await page.evaluate(() => window.camera.stats());
  return stats.filter(({ kind }) => kind === "video").map(({ framesDecoded }) => framesDecoded);
}

/** Waits until a page has decoded this many frames of the only other tab. */
function awaitFrames(page, least) {
  return until(
    `${least} frames`,
    async () => {
      const frames = await decoded(page);
      return frames.length === 1 && frames[0] >= least;
    },
    PATIENCE_MS,
  );
}

test("media goes on while the application is reloaded", { timeout: 120_000 }, async (t) => {
  const browser = await chromium.launch({ executablePath, args: [...args, ...CAMERA] });
  t.after(() => browser.close());
  const context = await browser.newContext();
  const pages = [await context.newPage(), await context.newPage()];
  for (const page of pages) {
    await page.goto(`${url}/camera.html?call=reload`);
  }
  await Promise.all(pages.map((page) => awaitFrames(page, 10)));
  const sessions = await Promise.all(pages.map((page) => page.evaluate(() => window.camera.sessionId)));
  assert.equal(await version(), "first");

  assert.equal((await fetch(process.env.EDITOR_URL)).status, 204);
  await until("the changed application", async () => (await version()) === "second");

  for (const [index, page] of pages.entries()) {
    const [before] = await decoded(page);
    await awaitFrames(page, before + 20);
    // The same connection in the same session, not another one.
    assert.equal(await page.evaluate(() => window.camera.pc.connectionState), "connected");
    assert.equal(await page.evaluate(() => window.camera.sessionId), sessions[index]);
    await page.locator("#status", { hasText: "Connected, with 1 more" }).waitFor({ timeout: PATIENCE_MS });
  }
});
