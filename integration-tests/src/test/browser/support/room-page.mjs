import { after, afterEach } from "node:test";
import { launchChromium } from "./callers.mjs";
import { url } from "./chromium.mjs";
import { until } from "./patience.mjs";

// Runs in each page before all else: keeps its peer connections, so that tests can ask them what arrives.
function keepConnections() {
  globalThis.connections = [];
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      globalThis.connections.push(this);
    }
  };
}

const PAGE = `<!doctype html><meta charset="utf-8"><title>A room</title>
<script type="module">globalThis.rooms = await import("/cloudflare/rooms.js");</script>`;

// Runs in the page: shows every video of the others, as a grid would.
function watchOthers() {
  const shown = new Map();
  const look = () => {
    for (const track of room.members.filter(({ isSelf }) => !isSelf).flatMap(({ tracks }) => tracks)) {
      const key = `${track.sessionId}/${track.trackName}`;
      if (track.kind === "video" && !shown.has(key)) {
        const video = Object.assign(document.createElement("video"), { muted: true, autoplay: true });
        const watching = room.media.watch(track);
        const show = () => (video.srcObject = watching.track && new MediaStream([watching.track]));
        watching.addEventListener("track", show);
        watching.setSize(320, 180);
        show();
        document.body.append(video);
        shown.set(key, { watching, video, track });
      }
    }
    const there = room.members.flatMap(({ tracks }) => tracks).map(({ sessionId, trackName }) => `${sessionId}/${trackName}`);
    for (const [key, { watching, video }] of shown) {
      if (!there.includes(key)) {
        watching.close();
        video.remove();
        shown.delete(key);
      }
    }
  };
  globalThis.shown = shown;
  room.addEventListener("members", look);
  look();
}

/** Someone in a room of Meet, through the library and without Meet's pages: `room` is in the page. */
export class Person {
  constructor(page, name) {
    this.page = page;
    this.name = name;
  }

  /** Joins, publishes what `media` says, and watches every video. */
  async join(topic, media = { audio: true, video: true }) {
    await until("the library", () => this.page.evaluate(() => globalThis.rooms !== undefined));
    this.id = await this.page.evaluate(
      async ([topic, name, media]) => {
        globalThis.room = await rooms.joinRoom(topic, { params: { name }, media });
        return room.self.id;
      },
      [topic, this.name, media],
    );
    await this.page.evaluate(watchOthers);
    return this;
  }

  do(what, given) {
    return this.page.evaluate(what, given);
  }

  /** Waits for a condition in the page. */
  sees(what, condition, given) {
    return until(`${this.name} to see ${what}`, () => this.page.evaluate(condition, given));
  }

  /** Waits until as many people as this have published everything they want. */
  seesPeople(count, tracksEach = 2) {
    return this.sees(
      `${count} people with ${tracksEach} tracks`,
      ([count, each]) => room.members.length === count && room.members.every(({ tracks }) => tracks.length === each),
      [count, tracksEach],
    );
  }

  /** What arrives now, over all connections that are open: `video` by frames decoded, `audio` by packets and energy. */
  arriving() {
    return this.page.evaluate(async () => {
      const streams = [];
      for (const connection of connections.filter(({ connectionState }) => connectionState !== "closed")) {
        for (const report of (await connection.getStats()).values()) {
          if (report.type === "inbound-rtp") {
            const { kind, framesDecoded = 0, packetsReceived, totalAudioEnergy = 0, mid } = report;
            streams.push({ kind, mid, framesDecoded, packetsReceived, totalAudioEnergy });
          }
        }
      }
      return streams;
    });
  }

  /** Waits until so many videos and microphones of others move, each on its own. */
  async receives(count, from = []) {
    const before = new Map(from.map((stream) => [stream.mid, stream]));
    const moved = (stream) => {
      const old = before.get(stream.mid);
      return stream.kind === "video"
        ? stream.framesDecoded > (old?.framesDecoded ?? 0) + 2
        : stream.totalAudioEnergy > (old?.totalAudioEnergy ?? 0) && stream.packetsReceived > (old?.packetsReceived ?? 0);
    };
    await until(`${this.name} to see and hear ${count}`, async () => {
      const streams = (await this.arriving()).filter(moved);
      return ["video", "audio"].every((kind) => streams.filter((stream) => stream.kind === kind).length >= count);
    });
  }

  /** Asks the room, as the library does; gives the reason if it refuses. */
  asks(event, payload = {}) {
    return this.page.evaluate(([event, payload]) => room.push(event, payload).then(() => "", (error) => error.reason), [event, payload]);
  }

  /** Vanishes without a word. */
  crash() {
    return this.page.context().close();
  }
}

/** One browser for the tests of a file. Each person has a context, so storage, of its own. */
export function people(flags = [], launch = launchChromium) {
  let browser;
  let contexts = [];
  // Who stays would take the processor from the next test.
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });
  after(async () => (await browser)?.close());
  return async function person(name, base = url) {
    browser ??= launch(flags);
    const context = await (await browser).newContext();
    contexts.push(context);
    await context.addInitScript(keepConnections);
    const page = await context.newPage();
    page.problems = [];
    page.on("pageerror", (error) => page.problems.push(String(error)));
    // A page of the server, so that the library is of the same origin.
    await page.goto(`${base}/api/rooms`);
    await page.setContent(PAGE);
    return new Person(page, name);
  };
}
