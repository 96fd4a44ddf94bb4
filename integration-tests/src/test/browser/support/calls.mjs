// What people in a call of Meet see and hear, in terms of packets, frames and loudness.
import { join } from "node:path";
import { afterEach } from "node:test";
import { browsers } from "./chromium.mjs";
import { until } from "./patience.mjs";

const PEERS = join(import.meta.dirname, "page-peers.js");
// The second of three speaks a format that Chromium does not encode.
const CAMERAS = "--use-fake-device-for-media-stream=device-count=3";
/** A second of the fake camera at its slowest. */
const SOME_FRAMES = 10;
/** A second of sound. */
const SOME_PACKETS = 50;

/** People with fake devices. */
export function people() {
  const { enter, visit, clear } = browsers({ media: true, scripts: [PEERS], flags: [CAMERAS] });
  // A page that is left behind goes on sending.
  afterEach(clear);
  return { visit, enter: (room, name, options = {}) => enter(room, name, { audio: true, video: true, patience: 20_000, ...options }) };
}

export const tile = (page, name, kind = "camera") =>
  page.locator(`cf-media-tile${kind === "screen" ? '[kind="screen"]' : ':not([kind="screen"])'}`, {
    has: page.locator(".name", { hasText: new RegExp(`^${name}`) }),
  });

const framesOf = (video) => video.evaluate((element) => element.getVideoPlaybackQuality().totalVideoFrames).catch(() => 0);

/** Waits until the picture of somebody moves from now on. */
export async function sees(page, name, { kind = "camera", patience } = {}) {
  const video = tile(page, name, kind).locator("video");
  let from;
  await until(
    `the ${kind} of ${name} to move`,
    async () => {
      const frames = (await video.count()) === 1 ? await framesOf(video) : 0;
      // A new element counts anew.
      from = frames && (from === undefined || frames < from) ? frames : from;
      return from !== undefined && frames >= from + SOME_FRAMES;
    },
    patience,
  );
}

export const stats = (page) => page.evaluate(() => globalThis.callStats());

const sounds = async (page) => new Map((await stats(page)).received.filter(({ kind }) => kind === "audio").map((each) => [each.stream, each]));

/** Waits until so many voices are heard from now on. */
export async function hears(page, voices = 1, patience) {
  const before = await sounds(page);
  await until(
    `${voices} voices`,
    async () => {
      const now = [...(await sounds(page)).values()];
      return now.filter(({ stream, energy }) => energy > (before.get(stream)?.energy ?? 0)).length >= voices;
    },
    patience,
  );
}

/** Waits until a second of sound has arrived in which there was nothing to hear. */
export async function hearsSilence(page) {
  let from = await sounds(page);
  await until("silence", async () => {
    const now = await sounds(page);
    const streams = [...now.values()].filter(({ stream }) => from.has(stream));
    if (streams.some(({ stream, energy }) => energy - from.get(stream).energy > 1e-6)) {
      from = now;
      return false;
    }
    return streams.length > 0 && streams.every(({ stream, packets }) => packets >= from.get(stream).packets + SOME_PACKETS);
  });
}

/** What the library's room says, given a function that runs in the page and gets the room. */
export const ask = (page, question, given) =>
  page.evaluate(([text, value]) => new Function(`return (${text})`)()(globalThis.meet.room, value), [String(question), given]);

/** The names of the tracks that somebody publishes, by source and kind. */
export const tracksOf = (page) =>
  ask(page, (room) => Object.fromEntries(room.members.find((member) => member.isSelf).tracks.map((each) => [`${each.source}-${each.kind}`, each.trackName])));

export const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();
