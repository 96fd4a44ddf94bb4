import { fileURLToPath } from "node:url";
import { launchChromium } from "../../../integration-tests/src/test/browser/support/chromium.mjs";
import { servePages } from "../../../integration-tests/src/test/browser/support/pages.mjs";
import { median, start } from "../emulator/server.mjs";
import { startMeet } from "./servers.mjs";

const BAR = 1.5;
const ROOT = new URL("../../../", import.meta.url);
const EMULATOR = fileURLToPath(new URL("deployment/target/quarkus-cloudflare-deployment-999-SNAPSHOT-emulator.jar", ROOT));

/** Runs in each page before its own scripts: notes when something is clicked, and when the first remote picture is decoded. */
function stopwatch() {
  const connections = [];
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      connections.push(this);
    }
  };
  const decoded = async () => {
    for (const connection of connections.filter(({ connectionState }) => connectionState !== "closed")) {
      for (const report of (await connection.getStats()).values()) {
        if (report.type === "inbound-rtp" && report.framesDecoded > 0) {
          return true;
        }
      }
    }
    return false;
  };
  // A camera that leaves something of two cores to what is measured.
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = ({ audio, video }) => open({ audio, video: video && { width: 640, height: 360, frameRate: 15 } });
  globalThis.firstFrame = new Promise((seen) => {
    const look = async (from) => ((await decoded()) ? seen(performance.now() - from) : setTimeout(look, 5, from));
    document.addEventListener("click", () => look(performance.now()), { capture: true, once: true });
  });
}

const LARGE = { width: 1000, height: 700 };

const TRACKS = [
  { name: "mic", from: "microphone" },
  { name: "cam", from: "camera", encodings: [{ rid: "h" }, { rid: "l", scaleResolutionDownBy: 2 }] },
];

/** A page written by hand: it knows whom to receive, has its camera already, and asks the SFU for what it needs and no more. */
async function byHand(browser, pages, server, others, viewport) {
  const page = await open(browser, pages.url, viewport);
  await page.evaluate(
    async ({ config, wanted, others }) => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      navigator.mediaDevices.getUserMedia = async ({ audio }) => new MediaStream(audio ? stream.getAudioTracks() : stream.getVideoTracks());
      const button = document.body.appendChild(Object.assign(document.createElement("button"), { textContent: "Join" }));
      button.addEventListener("click", async () => {
        await globalThis.calls.open(config);
        await globalThis.calls.publish(wanted);
        globalThis.joined = true;
        if (others.length) {
          await globalThis.calls.pull(others);
        }
      });
    },
    { config: { app: `${server.url}/apps/${server.app}`, secret: server.secret }, wanted: TRACKS, others },
  );
  await page.getByRole("button", { name: "Join" }).click();
  return page;
}

/** @param viewport small for those who are only there to be seen: without a GPU, drawing takes the cores from what is measured */
async function open(browser, url, viewport = { width: 400, height: 300 }) {
  const context = await browser.newContext({ viewport });
  await context.addInitScript(stopwatch);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** What others pull of a page by hand. */
const tracksOf = async (page) => {
  const sessionId = await page.evaluate(() => globalThis.calls.sessionId);
  return TRACKS.map(({ name }) => ({ sessionId, trackName: name }));
};

/** Two are in, and see each other; the third's time counts. */
async function byHandRound(browser, pages, server) {
  const isIn = (page) => page.waitForFunction(() => globalThis.joined && globalThis.calls.pc.connectionState === "connected");
  const ada = await byHand(browser, pages, server, []);
  await isIn(ada);
  const bob = await byHand(browser, pages, server, await tracksOf(ada));
  await isIn(bob);
  await ada.evaluate((others) => globalThis.calls.pull(others), await tracksOf(bob));
  const others = [...(await tracksOf(ada)), ...(await tracksOf(bob))];
  const third = await byHand(browser, pages, server, others, LARGE);
  const time = await third.evaluate(() => globalThis.firstFrame);
  await Promise.all([third, ada, bob].map((page) => page.context().close()));
  return time;
}

async function inMeet(browser, meet, room, name, viewport) {
  const page = await open(browser, `${meet.url}/r/${room}`, viewport);
  await page.getByLabel("Your name").fill(name);
  // The camera's preview is on, as that of the page by hand.
  await page.waitForFunction(() => [...document.querySelectorAll("cf-prejoin")].some((each) => each.shadowRoot.querySelector("video")?.videoWidth > 0));
  await page.getByRole("button", { name: "Join" }).click();
  return page;
}

async function meetRound(browser, meet, round) {
  const people = [];
  for (const name of ["Ada", "Bob"]) {
    const page = await inMeet(browser, meet, `bench-${round}`, name);
    await page.waitForFunction(() => globalThis.meet?.room?.members.some(({ isSelf, tracks }) => isSelf && tracks.length === 2));
    people.push(page);
  }
  const third = await inMeet(browser, meet, `bench-${round}`, "Cleo", LARGE);
  const time = await third.evaluate(() => globalThis.firstFrame);
  await Promise.all([third, ...people].map((page) => page.context().close()));
  return time;
}

export async function firstFrame(report, { quick }) {
  const emulator = await start(EMULATOR);
  const meet = await startMeet(emulator);
  const pages = await servePages();
  const browser = await launchChromium();
  const times = { hand: [], meet: [] };
  try {
    for (let round = 0; round < (quick ? 4 : 21); round++) {
      const hand = await byHandRound(browser, pages, emulator);
      const ours = await meetRound(browser, meet, round);
      // The first is for the compilers of all three.
      if (round > 0) {
        times.hand.push(hand);
        times.meet.push(ours);
      }
    }
  } finally {
    await browser.close();
    pages.close();
    await meet.stop();
    await emulator.stop();
  }
  const row = (what, values) => [what, median(values).toFixed(0), Math.min(...values).toFixed(0), Math.max(...values).toFixed(0)];
  report.add(
    `From the click on Join to the first picture of somebody else, as the third, ${times.meet.length} times`,
    ["", "median, ms", "shortest", "longest"],
    [row("Meet", times.meet), row("a page by hand that knows whom to receive, straight against the SFU", times.hand)],
  );
  report.atMost("Meet ÷ a page by hand, median", BAR, median(times.meet) / median(times.hand));
}
