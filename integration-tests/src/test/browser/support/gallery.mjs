import { once } from "node:events";
import { access, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, join, resolve } from "node:path";
import { after, before } from "node:test";
import { launchBare } from "./chromium.mjs";

const pages = resolve(import.meta.dirname, "../pages");
/** The browser library as the extension's jar has it. */
const library = process.env.ROOMS_JS ?? resolve(import.meta.dirname, "../../../../../runtime/target/classes/META-INF/resources/cloudflare/rooms.js");
const TYPES = { html: "text/html", js: "text/javascript" };

/** Serves the pages beside this folder, and the browser library. */
async function serveGallery() {
  await access(library);
  const server = createServer(async ({ url }, response) => {
    const name = basename(new URL(url, "http://gallery").pathname);
    try {
      const content = await readFile(name === "rooms.js" ? library : join(pages, name));
      response.writeHead(200, { "content-type": TYPES[name.split(".").at(-1)] }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Two frames, for those who measure their box. */
export const settled = (page) => page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));

/** One Chromium and one server for the tests of a file. */
export function gallery() {
  let browser;
  let server;
  before(async () => {
    server = await serveGallery();
    browser = await launchBare();
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  /** @param query which element in which state, as gallery.js reads it */
  return async function open(query, { width = 1280, height = 800, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, locale: "en-GB", reducedMotion: "reduce", ...options });
    context.setDefaultTimeout(5_000);
    await context.addInitScript(stubDevices, new URLSearchParams(query).get("devices") ?? "granted");
    const page = await context.newPage();
    page.problems = [];
    page.on("pageerror", (error) => page.problems.push(String(error)));
    await page.goto(`${server.url}/gallery.html?${query}`);
    await page.waitForFunction(() => window.shown?.hasUpdated && !window.shown.isUpdatePending);
    await settled(page);
    return page;
  };
}

/** Cameras and microphones that are there, refused or missing, as told. */
function stubDevices(devices) {
  const errors = { denied: "NotAllowedError", none: "NotFoundError" };
  navigator.mediaDevices.enumerateDevices = async () =>
    devices === "none"
      ? []
      : ["audioinput", "videoinput", "audiooutput"].map((kind) => ({ kind, deviceId: `${kind}-0`, groupId: "", label: devices === "denied" ? "" : `Some ${kind}` }));
  navigator.mediaDevices.getUserMedia = async ({ audio, video }) => {
    if (errors[devices]) {
      throw new DOMException("As the test wants it", errors[devices]);
    }
    const { picture } = await import("/fake-pictures.js");
    const sound = () => new AudioContext().createMediaStreamDestination().stream.getAudioTracks()[0];
    return new MediaStream([...(video ? [picture(200)] : []), ...(audio ? [sound()] : [])]);
  };
}
