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
  const pulled: { trackName: string; rid$?: BehaviorSubject<string | undefined>; track$: Subject<MediaStreamTrack> }[] = [];
  const session = {
    open() {},
    use: (all: unknown) => all,
    whenReachable: (all: unknown) => all,
    tracks: {
      pull(data$: Observable<{ trackName: string }>, options: { simulcast?: { preferredRid$: BehaviorSubject<string | undefined> } }) {
        const track$ = new Subject<MediaStreamTrack>();
        data$.subscribe(({ trackName }) => pulled.push({ trackName, rid$: options.simulcast?.preferredRid$, track$ }));
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

test("a track that does not come is asked for again", (context) => {
  context.mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"] });
  const { pulls, pulled } = setUp();
  const watcher = taker();
  pulls.take(camera, watcher);
  context.mock.timers.tick(AGAIN_MS - 1);
  assert.equal(pulled.length, 1);
  context.mock.timers.tick(1);
  assert.equal(pulled.length, 2);
  pulled[1].track$.next(picture);
  assert.equal(watcher.taken.at(-1), picture);
  context.mock.timers.tick(AGAIN_MS);
  assert.equal(pulled.length, 2);
});

test("a video that two watch is received once, in the better layer", () => {
  const { pulls, pulled } = setUp();
  const small = taker("l");
  const large = taker("h");
  pulls.take(camera, small);
  assert.equal(pulled[0].rid$?.value, "l");
  pulls.take(camera, large);
  assert.equal(pulled.length, 1);
  assert.equal(pulled[0].rid$?.value, "h");
  pulled[0].track$.next(picture);
  assert.deepEqual([small.taken.at(-1), large.taken.at(-1)], [picture, picture]);
  pulls.close();
});

test("a video that nobody watches any more is received a little longer, then not", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { pulls, pulled } = setUp();
  const watcher = taker();
  const pull = pulls.take(camera, watcher);
  pull.remove(watcher);
  mock.timers.tick(LINGER_MS - 1);
  assert.equal(pulled[0].track$.observed, true);
  mock.timers.tick(1);
  assert.equal(pulled[0].track$.observed, false);
  mock.timers.reset();
});

test("scrolling back in time keeps it", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { pulls, pulled } = setUp();
  const watcher = taker();
  pulls.take(camera, watcher).remove(watcher);
  pulls.take(camera, watcher);
  mock.timers.tick(LINGER_MS * 2);
  assert.deepEqual([pulled.length, pulled[0].track$.observed], [1, true]);
  pulls.close();
  mock.timers.reset();
});

test("a member that publishes anew is followed to its new session", () => {
  const { pulls, pulled } = setUp();
  const watcher = taker();
  pulls.take(camera, watcher);
  pulled[0].track$.next(picture);
  pulls.present([member("ada", [{ ...camera, sessionId: "second", trackName: "new" }])]);
  assert.deepEqual(pulled.map(({ trackName }) => trackName), ["camera of ada", "new"]);
  assert.equal(pulled[0].track$.observed, false);
  assert.equal(watcher.taken.at(-1), null);
  pulls.close();
});

test("a camera that stops and starts again is watched again", () => {
  const { pulls, pulled } = setUp();
  const watcher = taker();
  pulls.take(camera, watcher);
  pulls.present([member("ada")]);
  assert.equal(pulled[0].track$.observed, false);
  pulls.present([member("ada", [camera])]);
  assert.equal(pulled.length, 2);
  pulls.close();
});

test("muting does not pull again", () => {
  const { pulls, pulled } = setUp();
  pulls.take(camera, taker());
  pulls.present([member("ada", [{ ...camera, muted: true }])]);
  assert.equal(pulled.length, 1);
  pulls.close();
});

test("all audio of others is received unasked, and dropped with its member", () => {
  const { pulls, pulled, heard } = setUp();
  const me = { ...member("me", [track("me", "microphone")]), isSelf: true };
  const ada = member("ada", [track("ada", "microphone"), camera]);
  pulls.present([me, ada]);
  pulls.present([me, ada]);
  assert.deepEqual(heard.map(({ remote }) => remote.trackName), ["microphone of ada"]);
  pulled[0].track$.next(picture);
  pulls.present([me]);
  assert.deepEqual(heard[0].taker.taken, [null, picture, null]);
});

test("a new session pulls everything again", () => {
  const { pulls, pulled, session$ } = setUp();
  const watcher = taker();
  pulls.take(camera, watcher);
  pulled[0].track$.next(picture);
  const next = fakeSession();
  session$.next(null);
  assert.equal(watcher.taken.at(-1), null);
  session$.next(next.session);
  assert.deepEqual(next.pulled.map(({ trackName }) => trackName), ["camera of ada"]);
  pulls.close();
});
