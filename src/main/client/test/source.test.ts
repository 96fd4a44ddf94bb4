import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { NEVER } from "rxjs";
import { Speaker } from "../src/emitter.js";
import type { LocalMediaEvents, MediaProblem } from "../src/media-types.js";
import type { Output, Publisher } from "../src/publishing.js";
import { problem } from "../src/problems.js";
import { Source } from "../src/source.js";

const PATIENCE_MS = 10_000;

class Camera extends Source {
  readonly source = "camera";
  opened: (outputs: Output[]) => void = () => {};

  setDevice(): void {}

  protected open(): Promise<Output[]> {
    return new Promise((resolve) => (this.opened = resolve));
  }

  protected release(): void {}

  protected applyMute(): void {}

  opens(): void {
    this.opened([this.output("video", NEVER, [])]);
  }
}

/** A room that lets the test say when a track is published, and notes what it hears. */
class Room implements Publisher {
  readonly said: string[] = [];
  done: (problem: MediaProblem | null) => void = () => {};

  refusal(): null {
    return null;
  }

  publish(_: Output, done: (problem: MediaProblem | null) => void) {
    this.done = done;
    return {
      trackName: "",
      ended() {},
      mute: (muted: boolean) => void this.said.push(muted ? "muted" : "unmuted"),
      close: () => Promise.resolve(void this.said.push("closed")),
    };
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Starts a camera; `answers` are what start() said. */
async function start() {
  const camera = new Camera();
  const room = new Room();
  const answers: boolean[] = [];
  const problems: string[] = [];
  camera.owner = new Speaker<LocalMediaEvents>();
  camera.owner.addEventListener("error", ({ detail }) => problems.push(detail.code));
  camera.connect(room);
  const begin = () => void camera.start().then((ok) => answers.push(ok));
  begin();
  mock.timers.tick(PATIENCE_MS * 9);
  camera.opens();
  await settled();
  return { camera, room, answers, problems, begin };
}

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  Object.assign(globalThis, { isSecureContext: true });
  Object.defineProperty(globalThis, "navigator", { value: { mediaDevices: {} }, configurable: true });
});
afterEach(() => mock.timers.reset());

test("who starts a camera hears when others can see it, however long the person took to allow it", async () => {
  const { camera, room, answers } = await start();
  assert.deepEqual([answers, camera.starting], [[], true]);
  room.done(null);
  await settled();
  assert.deepEqual([answers, camera.starting, camera.error], [[true], false, null]);
  mock.timers.tick(PATIENCE_MS);
  assert.equal(camera.error, null);
});

test("who starts a camera while the call cannot be reached hears so in time, and it goes on", async () => {
  const { camera, room, answers, problems, begin } = await start();
  mock.timers.tick(PATIENCE_MS - 1);
  await settled();
  assert.deepEqual(answers, []);
  mock.timers.tick(1);
  await settled();
  assert.deepEqual([answers, problems, camera.error?.code], [[false], ["retrying"], "retrying"]);
  assert.deepEqual([camera.on, camera.starting, room.said], [true, true, []]);

  begin();
  await settled();
  assert.deepEqual(answers, [false, false], "nobody waits again");

  room.done(null);
  assert.deepEqual([camera.on, camera.starting, camera.error], [true, false, null]);
  begin();
  await settled();
  assert.deepEqual(answers, [false, false, true]);
});

test("meanwhile it can be muted and stopped", async () => {
  const { camera, room, answers } = await start();
  camera.mute();
  await camera.stop();
  assert.deepEqual([answers, room.said, camera.on], [[false], ["muted", "closed"], false]);
  mock.timers.tick(PATIENCE_MS);
  assert.equal(camera.error, null);
});

test("a refusal after that is the last word", async () => {
  const { camera, room } = await start();
  mock.timers.tick(PATIENCE_MS);
  room.done(problem("not_permitted", "camera"));
  assert.deepEqual([camera.on, camera.error?.code, room.said], [false, "not_permitted", ["closed"]]);
});
