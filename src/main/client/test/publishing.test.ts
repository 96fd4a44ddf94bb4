import assert from "node:assert/strict";
import { test } from "node:test";
import { BehaviorSubject, NEVER, of, Subject } from "rxjs";
import type { MediaProblem } from "../src/media-types.js";
import { type Output, Publishing } from "../src/publishing.js";
import type { Session } from "../src/session.js";
import { RoomError } from "../src/types.js";

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Stands in for a session: `ready$` is the connection, `published$` what partytracks says once bytes flow. */
function fakeSession() {
  const ready$ = new BehaviorSubject<unknown>({});
  const published$ = new Subject<{ trackName: string }>();
  const refused$ = new Subject<string>();
  const pushes: unknown[] = [];
  const tracks = {
    push: (_: unknown, options: unknown) => {
      pushes.push(options);
      return published$;
    },
  };
  return { session: { open: () => ready$, use: (all: unknown) => all, tracks, refused$ } as unknown as Session, ready$, published$, refused$, pushes };
}

function setUp(output: Partial<Output> = {}) {
  const fake = fakeSession();
  const session$ = new BehaviorSubject<Session | null>(fake.session);
  const said: string[] = [];
  const done: (MediaProblem | null)[] = [];
  const refuse = new Map<string, RoomError>();
  const host = {
    session$,
    push: <T>(event: string, payload: object): Promise<T> => {
      said.push(`${event} ${JSON.stringify(payload)}`);
      const refusal = refuse.get(event);
      return refusal ? Promise.reject(refusal) : Promise.resolve({} as T);
    },
  };
  const source = { source: "camera", kind: "video", track$: of(), encodings: [{ rid: "h" }, { rid: "l" }], muted: () => false, mute() {} };
  const begin = () => new Publishing(host, { ...source, ...output } as Output, (problem) => done.push(problem));
  return { ...fake, session$, said, done, refuse, begin };
}

const GRANT = 'cf_publish {"source":"camera","kind":"video","simulcast":["h","l"]}';
const declared = (name: string) => `cf_published {"trackName":"${name}","source":"camera","muted":false}`;

test("a grant comes before the track, and the word after its first bytes", async () => {
  const { begin, said, done, pushes, published$ } = setUp();
  const publishing = begin();
  assert.deepEqual([said, pushes.length], [[GRANT], 0]);
  await settled();
  assert.equal(pushes.length, 1);
  assert.deepEqual(done, []);
  published$.next({ trackName: "a" });
  await settled();
  assert.deepEqual([said, done], [[GRANT, declared("a")], [null]]);
  published$.next({ trackName: "a" });
  await settled();
  assert.equal(said.length, 2, "another picture of the same track needs no word");
  await publishing.close();
  assert.equal(said.at(-1), 'cf_unpublish {"trackName":"a"}');
});

test("a connection that partytracks replaced needs a new grant, and is declared again", async () => {
  const { begin, said, ready$, published$ } = setUp();
  begin();
  await settled();
  published$.next({ trackName: "a" });
  await settled();
  ready$.next({});
  await settled();
  published$.next({ trackName: "b" });
  await settled();
  assert.deepEqual(said, [GRANT, declared("a"), GRANT, declared("b")]);
});

test("a session that was reset is published on again", async () => {
  const { begin, said, session$, published$ } = setUp();
  begin();
  await settled();
  published$.next({ trackName: "a" });
  session$.next(null);
  const next = fakeSession();
  session$.next(next.session);
  await settled();
  next.published$.next({ trackName: "b" });
  await settled();
  assert.deepEqual(said.slice(-2), [GRANT, declared("b")]);
});

test("a refusal of the room ends it, and says why", async () => {
  const { begin, done, refuse, pushes } = setUp();
  refuse.set("cf_publish", new RoomError("only_hosts"));
  begin();
  await settled();
  assert.deepEqual(done.map((problem) => [problem?.code, problem?.reason]), [["publish_refused", "only_hosts"]]);
  assert.equal(pushes.length, 0);
});

test("an attempt that failed uses up its grant, so there is another before the next", async () => {
  const { begin, said, refused$, published$ } = setUp();
  begin();
  await settled();
  refused$.next("not_granted");
  refused$.next("session_error");
  await settled();
  assert.deepEqual(said, [GRANT, GRANT]);
  published$.next({ trackName: "a" });
  await settled();
  refused$.next("not_granted");
  await settled();
  assert.deepEqual(said, [GRANT, GRANT, declared("a")]);
});

test("muting while it is being declared is not lost", async () => {
  let muted = false;
  const { begin, said, published$ } = setUp({ muted: () => muted, track$: NEVER });
  begin();
  await settled();
  published$.next({ trackName: "a" });
  muted = true;
  await settled();
  assert.equal(said.at(-1), 'cf_mute {"trackName":"a","muted":true}');
});

test("a track that the server closed by mistake is published again", async () => {
  const { begin, said, published$ } = setUp();
  const publishing = begin();
  await settled();
  published$.next({ trackName: "a" });
  await settled();
  publishing.ended("inactive");
  await settled();
  assert.deepEqual(said, [GRANT, declared("a"), GRANT]);
});
