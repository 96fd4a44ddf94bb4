import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

/** Where Meet runs, for example http://localhost:8081. */
export const url = process.env.MEET_URL ?? "http://localhost:8080";

const screenshots = resolve(import.meta.dirname, "../../../../target/screenshots");
export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
// What an idle Chromium would otherwise ask of the internet.
export const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const DESKTOP = { width: 1200, height: 760 };
export const PHONE = { width: 360, height: 740 };

/**
 * One Chromium for the tests of a file. Each person has a browser context, so storage of its own.
 */
export function browsers() {
  let browser;
  before(async () => {
    browser = await chromium.launch({ executablePath, args });
  });
  after(() => browser?.close());

  async function visit(address, { name = "", viewport = DESKTOP, colorScheme = "light", base = url } = {}) {
    const context = await browser.newContext({ viewport, colorScheme, baseURL: base, locale: "en-GB", reducedMotion: "reduce" });
    context.setDefaultTimeout(10_000);
    if (name) {
      await context.addInitScript((known) => localStorage.getItem("meet.name") ?? localStorage.setItem("meet.name", known), name);
    }
    const page = await context.newPage();
    page.problems = [];
    page.on("pageerror", (error) => page.problems.push(String(error)));
    await page.goto(address);
    return page;
  }

  return {
    visit,
    /** Enters a room and waits until the person is in. */
    async enter(room, name, options = {}) {
      const page = await visit(`/r/${room}`, { name, ...options });
      await page.locator('#connection[data-state="connected"]').waitFor();
      return page;
    },
  };
}

export const say = async (page, text) => {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.keyboard.press("Enter");
};

export const bubble = (page, text) => page.locator(".bubble", { hasText: text });

export const person = (page, name) => page.locator(`#people-list li[data-person="${name}"]`);

/** Keeps a picture of the page, for people to look at. */
export async function picture(page, name) {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}
