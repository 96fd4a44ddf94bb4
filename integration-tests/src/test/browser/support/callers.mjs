import { after } from "node:test";
import { launchChromium } from "./chromium.mjs";
import { emulator } from "./emulator.mjs";
import { servePages } from "./pages.mjs";
import { until } from "./patience.mjs";

/** One browser for the tests of a file, launched by the first page that is wanted. */
export function callers(launch = launchChromium) {
  let started;
  const start = async () => {
    const [pages, browser] = await Promise.all([servePages(), launch()]);
    return { pages, browser };
  };
  after(async () => {
    const { pages, browser } = (await started) ?? {};
    await browser?.close();
    pages?.close();
  });

  /** A page of its own with an open session. */
  return async function caller(config = {}) {
    started ??= start();
    const { pages, browser } = await started;
    const page = await browser.newPage();
    await page.goto(pages.url);
    return new Caller(page).open(config);
  };
}

/** A page with a session. Its methods are those of the page's `calls`, and what tests wait for. */
export class Caller {
  constructor(page) {
    this.page = page;
  }

  async open(config = {}) {
    await until("the page's script", () => this.page.evaluate(() => globalThis.calls !== undefined));
    this.sessionId = await this.do("open", { app: `${emulator.url}/apps/${emulator.app}`, secret: emulator.secret, ...config });
    return this;
  }

  /** Calls a method, for example `publish` or `messages.send`. */
  do(method, ...given) {
    return this.page.evaluate(
      ([name, parameters]) => {
        const path = name.split(".");
        const last = path.pop();
        return path.reduce((object, key) => object[key], globalThis.calls)[last](...parameters);
      },
      [method, given],
    );
  }

  publish(...tracks) {
    return this.do("publish", tracks);
  }

  /** Pulls tracks of someone by name; all must be accepted. */
  async pull(publisher, ...names) {
    const tracks = await this.do(
      "pull",
      names.map((name) => ({ sessionId: publisher.sessionId, ...(name.trackName ? name : { trackName: name }) })),
    );
    const refused = tracks.filter((track) => track.errorCode);
    if (refused.length) {
      throw new Error(`Refused: ${JSON.stringify(refused)}`);
    }
    return tracks;
  }

  /** Changes what a received track shows, without a negotiation. */
  async update(track) {
    const { tracks } = await this.do("call", "PUT", "tracks/update", { tracks: [{ location: "remote", ...track }] });
    if (tracks[0].mid !== track.mid || tracks[0].errorCode) {
      throw new Error(`Refused: ${JSON.stringify(tracks)}`);
    }
  }

  /** A late packet of a section that was just closed makes Chromium begin another stream in a section that is left: not that one. */
  async received(mid) {
    const streams = (await this.do("stats")).received.filter((stream) => stream.mid === mid);
    return streams.sort((a, b) => b.packetsReceived - a.packetsReceived)[0] ?? {};
  }

  /** Waits until `counter` of a received track has grown by so many from now on; gives its statistics. */
  async growth(mid, counter, by) {
    const { [counter]: from = 0 } = await this.received(mid);
    return until(`${counter} of ${mid} to grow by ${by} from ${from}`, async () => {
      const stream = await this.received(mid);
      return stream[counter] >= from + by && stream;
    });
  }

  connected() {
    return this.inState("connected");
  }

  inState(wanted) {
    return until(`the state ${wanted}`, async () => (await this.do("state")).connectionState === wanted);
  }
}

/** Waits until two pictures are the same, but for the moment and the encoder: each patch within `tolerance` of 255. */
export function samePicture([caller, name], [other, otherName], tolerance = 40) {
  return until(`${otherName} to look like ${name}`, async () => {
    const [ours, theirs] = await Promise.all([caller.do("elements.colours", name), other.do("elements.colours", otherName)]);
    return ours.every((patch, i) => patch.every((value, c) => Math.abs(value - theirs[i][c]) <= tolerance));
  });
}
