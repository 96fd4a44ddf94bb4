import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

/** Where Meet runs, for example http://localhost:8081. */
export const url = process.env.MEET_URL ?? "http://localhost:8080";

const screenshots = resolve(import.meta.dirname, "../../../../target/screenshots");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
// What an idle Chromium would otherwise ask of the internet.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A fake camera and microphone, and any screen, without questions. */
const MEDIA = [
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
  // For machines that have no network but loopback.
  "--allow-loopback-in-peer-connection",
];

/** A Chromium without devices. */
export const launchBare = (flags = []) => chromium.launch({ executablePath, args: [...args, ...flags] });

/** A Chromium with a fake camera and microphone. */
export const launchChromium = (flags = []) => launchBare([...MEDIA, ...flags]);

const DESKTOP = { width: 1200, height: 760 };
export const PHONE = { width: 360, height: 740 };

/**
 * One Chromium for the tests of a file. Each person has a browser context, so storage of its own.
 *
 * @param media whether there are a fake camera and microphone; each person says whether they are on
 * @param flags more of Chromium's own
 * @param scripts files that run in each page before its own
 */
export function browsers({ media = false, scripts = [], flags = [] } = {}) {
  let browser;
  before(async () => {
    browser = await (media ? launchChromium : launchBare)(flags);
  });
  after(() => browser?.close());

  async function visit(address, options = {}) {
    const { name = "", viewport = DESKTOP, colorScheme = "light", base = url, audio = false, video = false, init, patience = 10_000 } = options;
    const context = await browser.newContext({ viewport, colorScheme, baseURL: base, locale: "en-GB", reducedMotion: "reduce" });
    context.setDefaultTimeout(patience);
    if (name) {
      await context.addInitScript((known) => localStorage.getItem("meet.name") ?? localStorage.setItem("meet.name", known), name);
    }
    await context.addInitScript((on) => localStorage.setItem("meet.devices", JSON.stringify(on)), { audio, video });
    if (init) {
      await context.addInitScript(...init);
    }
    for (const path of scripts) {
      await context.addInitScript({ path });
    }
    const page = await context.newPage();
    page.problems = [];
    page.on("pageerror", (error) => page.problems.push(String(error)));
    await page.goto(address);
    return page;
  }

  return {
    visit,
    /** Closes all pages. */
    clear: () => Promise.all(browser.contexts().map((context) => context.close())),
    /** Enters a room, with microphone and camera where `audio` and `video` say so, and waits until the person is in. */
    async enter(room, name, options = {}) {
      const page = await visit(`/r/${room}`, { name, ...options });
      if (await hasMedia(page)) {
        await page.locator("cf-prejoin .microphone").waitFor();
        for (const device of [options.audio && "microphone", options.video && "camera"].filter(Boolean)) {
          await page.locator(`cf-prejoin .${device}[aria-pressed="true"]`).waitFor();
        }
        await goIn(page);
      }
      await isIn(page);
      return page;
    },
  };
}

/** Whether the server has media, so that a room has a door with a preview. */
export const hasMedia = async (page) => (await (await page.request.get("/api/media")).json()).enabled;

/** Presses the button of the door. */
export const goIn = (page) => page.getByRole("button", { name: "Join now" }).click();

export const isIn = (page) => page.locator('#connection[data-state="connected"]').waitFor();

/** Opens the chat where it is not open: on a phone, beside a call. */
export async function openChat(page) {
  const toggle = page.locator('#chat-toggle[aria-expanded="false"]');
  if (await toggle.isVisible()) {
    await toggle.click();
  }
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
