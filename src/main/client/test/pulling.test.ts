import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { BehaviorSubject, type Observable, Subject } from "rxjs";
import type { Taker } from "../src/pulling.js";
import { Pulls } from "../src/pulls.js";
import type { Session } from "../src/session.js";
import type { RemoteTrack } from "../src/types.js";
import { member, track } from "./people.js";

const LINGER_MS = 2000;
const AGAIN_MS = 10_000;

/** Stands in for partytracks: notes what is pulled, and lets the test bring the track. */
function fakeSession() {
  const pulled: { trackName: string; first?: string; rid$?: BehaviorSubject<string | undefined>; track$: Subject<MediaStreamTrack> }[] = [];
  const session = {
    open() {},
    use: (all: unknown) => all,
    whenReachable: (all: unknown) => all,
    tracks: {
      pull(data$: Observable<{ trackName: string }>, options: { simulcast?: { preferredRid$: BehaviorSubject<string | undefined> } }) {
        const track$ = new Subject<MediaStreamTrack>();
        const rid$ = options.simulcast?.preferredRid$;
        data$.subscribe(({ trackName }) => pulled.push({ trackName, first: rid$?.value, rid$, track$ }));
        return track$;
      },
    },
  };
  return { session: session as unknown as Session, pulled };
}

function taker(wish: string | null = "") {
  const taken: (MediaStreamTrack | null)[] = [];
  return { taken, wish, wanted: () => wish, take: (found: MediaStreamTrack | null) => taken.push(found) } as Taker & { taken: unknown[] };
}

/** What is asked for in one go is pulled after it. */
const settled = () => new Promise<void>((resolve) => queueMicrotask(resolve));

const camera = track("ada", "camera");
const picture = { id: "picture" } as MediaStreamTrack;

function setUp() {
  const { session, pulled } = fakeSession();
  const session$ = new BehaviorSubject<Session | null>(session);
  const heard: { remote: RemoteTrack; taker: ReturnType<typeof taker> }[] = [];
  const pulls = new Pulls(session$, (remote) => {
    const listener = taker();
    heard.push({ remote, taker: listener });
    return listener;
  });
  return { session$, pulled, heard, pulls };
}

test("a track that does not come is asked for again", async (context) => {
  context.mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"] });
  const { pulls, pulled } = setUp();
  const watcher = taker();
  pulls.take(camera, watcher);
  await settled();
  context.mock.timers.tick(AGAIN_MS - 1);
  await settled();
  assert.equal(pulled.length, 1);
  context.mock.timers.tick(1);
  await settled();
  assert.equal(pulled.length, 2);
  pulled[1].track$.next(picture);
  assert.equal(watcher.taken.at(-1), picture);
  context.mock.timers.tick(AGAIN_MS);
  assert.equal(pulled.length, 2);
});

test("a video that two watch is received once, in the better layer", async () => {
  const { pulls, pulled } = setUp();
  const small = taker("l");
  const large = taker("h");
  pulls.take(camera, small);
  await settled();
  assert.equal(pulled[0].rid$?.value, "l");
  pulls.take(camera, large);
  await settled();
  assert.equal(pulled.length, 1);
  assert.equal(pulled[0].rid$?.value, "h");
  pulled[0].track$.next(picture);
  assert.deepEqual([small.taken.at(-1), large.taken.at(-1)], [picture, picture]);
  pulls.close();
});

test("whoever says how large it is in one go asks for that layer only", async () => {
  const { pulls, pulled } = setUp();
  let wish = "h";
  const pull = pulls.take(camera, { ...taker(), wanted: () => wish });
  wish = "l";
  pull.refresh();
  await settled();
  assert.deepEqual(pulled.map(({ first }) => first), ["l"]);
  pulls.close();
});

test("a video that nobody watches any more is received a little longer, then not", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { pulls, pulled } = setUp();
  const watcher = taker();
  const pull = pulls.take(camera, watcher);
  await settled();
  pull.remove(watcher);
  mock.timers.tick(LINGER_MS - 1);
  assert.equal(pulled[0].track$.observed, true);
  mock.timers.tick(1);
  assert.equal(pulled[0].track$.observed, false);
  mock.timers.reset();
});

test("scrolling back in time keeps it", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { pulls, pulled } = setUp();
  const watcher = taker();
  pulls.take(camera, watcher).remove(watcher);
  await settled();
  pulls.take(camera, watcher);
  await settled();
  mock.timers.tick(LINGER_MS * 2);
  assert.deepEqual([pulled.length, pulled[0].track$.observed], [1, true]);
  pulls.close();
  mock.timers.reset();
});

test("a member that publishes anew is followed to its new session", async () => {
  const { pulls, pulled } = setUp();
  const watcher = taker();
  pulls.take(camera, watcher);
  await settled();
  pulled[0].track$.next(picture);
  pulls.present([member("ada", [{ ...camera, sessionId: "second", trackName: "new" }])]);
  await settled();
  assert.deepEqual(pulled.map(({ trackName }) => trackName), ["camera of ada", "new"]);
  assert.equal(pulled[0].track$.observed, false);
  assert.equal(watcher.taken.at(-1), null);
  pulls.close();
});

test("a camera that stops and starts again is watched again", async () => {
  const { pulls, pulled } = setUp();
  const watcher = taker();
  pulls.take(camera, watcher);
  await settled();
  pulls.present([member("ada")]);
  await settled();
  assert.equal(pulled[0].track$.observed, false);
  pulls.present([member("ada", [camera])]);
  await settled();
  assert.equal(pulled.length, 2);
  pulls.close();
});

test("muting does not pull again", async () => {
  const { pulls, pulled } = setUp();
  pulls.take(camera, taker());
  await settled();
  pulls.present([member("ada", [{ ...camera, muted: true }])]);
  await settled();
  assert.equal(pulled.length, 1);
  pulls.close();
});

test("all audio of others is received unasked, and dropped with its member", async () => {
  const { pulls, pulled, heard } = setUp();
  const me = { ...member("me", [track("me", "microphone")]), isSelf: true };
  const ada = member("ada", [track("ada", "microphone"), camera]);
  pulls.present([me, ada]);
  await settled();
  pulls.present([me, ada]);
  await settled();
  assert.deepEqual(heard.map(({ remote }) => remote.trackName), ["microphone of ada"]);
  pulled[0].track$.next(picture);
  pulls.present([me]);
  await settled();
  assert.deepEqual(heard[0].taker.taken, [null, picture, null]);
});

test("a new session pulls everything again", async () => {
  const { pulls, pulled, session$ } = setUp();
  const watcher = taker();
  pulls.take(camera, watcher);
  await settled();
  pulled[0].track$.next(picture);
  const next = fakeSession();
  session$.next(null);
  assert.equal(watcher.taken.at(-1), null);
  session$.next(next.session);
  await settled();
  assert.deepEqual(next.pulled.map(({ trackName }) => trackName), ["camera of ada"]);
  pulls.close();
});
