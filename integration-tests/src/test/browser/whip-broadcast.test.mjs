// Programs broadcast into a room of Meet and players watch, from pages of another origin: what OBS and a player do.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { launchChromium, url } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";

const { WHIP_TOKEN, WHEP_TOKEN, WHIP_TOPIC = "meet:whip" } = process.env;
const endpoint = (protocol) => `${url}/rooms/${protocol}/${encodeURIComponent(WHIP_TOPIC)}`;

let browser;
let pages;
before(async () => {
  const bundle = await build({
    entryPoints: [join(import.meta.dirname, "support/whip-page.js")],
    bundle: true,
    format: "esm",
    write: false,
  });
  pages = createServer(({ url: path }, response) => {
    const script = path === "/page.js";
    response.writeHead(200, { "content-type": script ? "text/javascript" : "text/html" });
    response.end(script ? bundle.outputFiles[0].contents : '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>');
  });
  pages.listen(0, "127.0.0.1");
  await once(pages, "listening");
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  pages?.close();
});

async function open() {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${pages.address().port}/`);
  await page.waitForFunction(() => globalThis.whip !== undefined);
  return page;
}

const call = (page, method, ...given) => page.evaluate(([name, parameters]) => globalThis.whip[name](...parameters), [method, given]);

/** Waits until both kinds are received and pictures are decoded. */
const plays = (page) =>
  until("decoded pictures and sound", async () => {
    const { audio, video } = await call(page, "received");
    return video?.frames >= 30 && audio?.packets >= 50 && audio.energy > 0;
  });

test("nobody can watch before somebody broadcasts", async () => {
  const answer = await call(await open(), "watch", endpoint("whep"), WHEP_TOKEN);

  assert.equal(answer.status, 404);
  assert.equal(answer.retryAfter, "5");
});

test("a broadcast of an npm client plays in two players, until it ends", async () => {
  const [camera, ada, bob] = await Promise.all([open(), open(), open()]);
  const broadcast = await call(camera, "broadcast", endpoint("whip"), WHIP_TOKEN);
  assert.match(broadcast, new RegExp(`^${endpoint("whip")}/[\\w-]{22}$`));

  // Until its first packets are there, players are told to come again.
  const watched = await until("a broadcast to watch", async () => {
    const answer = await call(ada, "watch", endpoint("whep"), WHEP_TOKEN);
    return answer.status === 201 && answer;
  });
  await call(bob, "play", endpoint("whep"), WHEP_TOKEN);
  await plays(ada);
  await plays(bob);
  await call(bob, "stop");
  assert.equal(await call(ada, "ask", "GET", watched.session, WHEP_TOKEN), 204);

  await call(camera, "endBroadcast");
  assert.equal(await call(camera, "ask", "GET", broadcast, WHIP_TOKEN), 404);
  assert.equal(await call(ada, "ask", "GET", watched.session, WHEP_TOKEN), 404);
  assert.equal((await call(ada, "watch", endpoint("whep"), WHEP_TOKEN)).status, 404);
});
