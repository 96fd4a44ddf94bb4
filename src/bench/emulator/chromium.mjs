import { randomFillSync } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Caller } from "../../../integration-tests/src/test/browser/support/callers.mjs";
import { launchChromium } from "../../../integration-tests/src/test/browser/support/chromium.mjs";
import { servePages } from "../../../integration-tests/src/test/browser/support/pages.mjs";

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 30;

// How far the noise goes from grey, of 128. More is more than the encoder can keep to its bitrate.
const AMPLITUDE = 24;

/** Grey noise takes all the bandwidth that the browser allows: 1.7 Mbit/s at this size. */
export function noise() {
  const file = resolve("target/noise.y4m");
  if (!existsSync(file)) {
    mkdirSync("target", { recursive: true });
    const luma = () => randomFillSync(Buffer.alloc(WIDTH * HEIGHT)).map((value) => 128 + (value % (2 * AMPLITUDE)) - AMPLITUDE);
    const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
    const frame = () => Buffer.concat([Buffer.from("FRAME\n"), luma(), chroma]);
    const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420\n`);
    writeFileSync(file, Buffer.concat([header, ...Array.from({ length: FRAMES }, frame)]));
  }
  return file;
}

/** Runs `task` with a way to open pages that have a session with the server, in browsers of their own. */
export async function withBrowsers(server, kinds, task) {
  const pages = await servePages();
  const browsers = await Promise.all(kinds.map((flags) => launchChromium(flags)));
  const callers = browsers.map((browser) => async () => {
    const page = await browser.newPage();
    await page.goto(pages.url);
    return new Caller(page).open({ app: `${server.url}/apps/${server.app}`, secret: server.secret });
  });
  try {
    return await task(...callers);
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    pages.close();
  }
}
