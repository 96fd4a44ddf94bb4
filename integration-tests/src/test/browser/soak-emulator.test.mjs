import assert from "node:assert/strict";
import { before, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { callers } from "./support/callers.mjs";
import { control, emulator } from "./support/emulator.mjs";
import { liveHeap, residentSize } from "./support/memory.mjs";

// Short in the build; src/bench/emulator/run.sh soak takes ten minutes.
const SECONDS = Number(process.env.SOAK_SECONDS ?? 20);
const WINDOW = 5;
const LOAD = { width: 320, height: 180, frameRate: 10 };
const MB = 1 << 20;
// In the first minute, what is kept to be sent again fills up.
const GROWTH = (SECONDS < 300 ? 8 : 2) * MB;

const processes = [callers(), callers()];
const people = [];

/** Six connections in two browsers; each publishes, and pulls the two after it, one of which is in the other browser. */
before(async () => {
  for (let i = 0; i < 6; i++) {
    const person = await processes[i % 2]();
    await person.publish({ name: "cam", from: "camera", ...LOAD }, { name: "mic", from: "microphone" });
    await person.connected();
    people.push(person);
  }
  for (const [i, person] of people.entries()) {
    const pulled = [];
    for (const step of [1, 2]) {
      pulled.push(...(await person.pull(people[(i + step) % 6], "cam", "mic")));
    }
    person.videos = pulled.filter(({ trackName }) => trackName === "cam").map(({ mid }) => mid);
    await Promise.all(person.videos.map((mid) => person.growth(mid, "framesDecoded", 5)));
  }
});

/** Packets in and out so far of all that was published here, one moment for all; what was sent again counts once. */
async function packets() {
  const ours = new Set(people.map(({ sessionId }) => sessionId));
  const { sessions } = await control("GET", "state");
  const tracks = sessions.filter(({ id }) => ours.has(id)).flatMap((session) => session.tracks);
  const sum = (location) =>
    tracks
      .filter((track) => track.location === location)
      .flatMap((track) => track.streams)
      .reduce((total, stream) => total + stream.packets - (location === "remote" ? stream.repaired : 0), 0);
  return { in: sum("local"), out: sum("remote") };
}

const decoded = () =>
  Promise.all(
    people.map(async (person) => {
      const { received } = await person.do("stats");
      return person.videos.map((mid) => received.find((stream) => stream.mid === mid).framesDecoded);
    }),
  );

const memory = async () => ({ heap: await liveHeap(emulator.pid), resident: await residentSize(emulator.pid) });

test(`everything flows for ${SECONDS} seconds, and memory does not grow`, async (context) => {
  const first = await packets();
  const memories = [await memory()];
  let before = await decoded();

  for (let passed = 0; passed < SECONDS; passed += WINDOW) {
    await setTimeout(WINDOW * 1000);
    const now = await decoded();
    now.forEach((frames, person) =>
      frames.forEach((count, video) =>
        assert.ok(count > before[person][video], `no frame of video ${video} of person ${person} after ${passed} s`),
      ),
    );
    before = now;
    if ((passed / WINDOW) % 6 === 5) {
      memories.push(await memory());
    }
  }
  memories.push(await memory());

  const last = await packets();
  const came = last.in - first.in;
  context.diagnostic(`${came} packets in, ${last.out - first.out} out`);
  memories.forEach(({ heap, resident }) =>
    context.diagnostic(`heap ${(heap / MB).toFixed(1)} MB, resident ${(resident / MB).toFixed(0)} MB`),
  );
  assert.ok(came > SECONDS * 6 * 50, "audio alone is 50 packets per second and person");
  assert.equal(last.out - first.out, 2 * came, "each packet goes to two");
  flat(memories.map(({ heap }) => heap));
});

/** The later half must not be higher than the earlier one by more than a little. */
function flat(values) {
  const middle = Math.ceil(values.length / 2);
  const [early, late] = [values.slice(0, middle), values.slice(middle)].map((part) => Math.max(...part));
  assert.ok(late <= early + GROWTH, `grew from ${early} to ${late} bytes`);
}
