import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { MediaLink } from "../src/link.js";
import type { Grant } from "../src/session.js";
import { RoomError } from "../src/types.js";

const permissions = { audio: true, video: true, screen: true, data: true, subscribe: true };
const grant = (token: string, more: Partial<Grant> = {}): Grant => ({
  enabled: true,
  path: "/rooms/media/x",
  token,
  expires_in: 300,
  ice_servers: [],
  permissions,
  ...more,
});

const links: MediaLink[] = [];
afterEach(() => {
  links.splice(0).forEach((link) => link.close("left"));
  mock.timers.reset();
});

function fake() {
  const asked: string[] = [];
  const heard: string[] = [];
  const states: string[] = [];
  const listeners = new Map<string, (payload: never) => void>();
  let answer = (): Promise<unknown> => Promise.resolve(grant(`token ${asked.length}`));
  const link = new MediaLink(
    {
      push: <T>(event: string, payload?: unknown) => {
        if (event === "cf_media_state") {
          return Promise.resolve(states.push((payload as { state: string }).state) as T);
        }
        asked.push(event);
        return answer() as Promise<T>;
      },
      on: (event, callback) => {
        listeners.set(event, callback as (payload: never) => void);
        return () => {};
      },
    },
    {
      changed: () => {},
      reset: (reason) => heard.push(`reset ${reason}`),
      removed: (reason) => heard.push(`removed ${reason}`),
    },
  );
  links.push(link);
  const say = (event: string, payload: unknown) => listeners.get(event)?.(payload as never);
  return { link, asked, heard, states, say, answerWith: (next: () => Promise<unknown>) => (answer = next) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("a room without media says why", () => {
  const { link } = fake();
  link.joined(undefined, false);
  assert.deepEqual([link.enabled, link.reason, link.session$.value], [false, "no_media_room", null]);
  link.joined({ enabled: false, reason: "not_configured" } as Grant, false);
  assert.deepEqual([link.enabled, link.reason], [false, "not_configured"]);
});

test("coming back as the same member keeps the session, as another one does not", () => {
  const { link } = fake();
  link.joined(grant("a"), false);
  const first = link.session$.value;
  link.joined(grant("b"), true);
  assert.equal(link.session$.value, first);
  link.joined(grant("c"), false);
  assert.notEqual(link.session$.value, first);
});

test("a token is renewed when four fifths of its life are over", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { link, asked } = fake();
  link.joined(grant("a"), false);
  mock.timers.tick(239_999);
  assert.deepEqual(asked, []);
  mock.timers.tick(1);
  assert.deepEqual(asked, ["cf_media_token"]);
  await settled();
  mock.timers.tick(240_000);
  assert.deepEqual(asked, ["cf_media_token", "cf_media_token"]);
});

test("nothing is renewed while away, or after the end", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { link, asked } = fake();
  link.joined(grant("a"), false);
  link.away();
  mock.timers.tick(999_999);
  link.joined(grant("b"), true);
  link.close("left");
  mock.timers.tick(999_999);
  assert.deepEqual(asked, []);
});

test("a reset ends the session at once, and begins one with a new grant", async () => {
  const { link, asked, heard, states, say } = fake();
  link.joined(grant("a"), false);
  const first = link.session$.value;
  say("cf_media_reset", { reason: "gone" });
  assert.equal(link.session$.value, null);
  await settled();
  assert.ok(link.session$.value && link.session$.value !== first);
  assert.deepEqual([asked, heard], [["cf_media_token"], ["reset gone"]]);
  assert.deepEqual(states, ["new"]);
});

test("a grant that comes after a rejoin is not taken", async () => {
  const { link, say, answerWith } = fake();
  let late = (_: unknown) => {};
  answerWith(() => new Promise((resolve) => (late = resolve)));
  link.joined(grant("a"), false);
  say("cf_media_reset", { reason: "gone" });
  link.joined(grant("b"), false);
  const session = link.session$.value;
  late(grant("late"));
  await settled();
  assert.equal(link.session$.value, session);
});

test("who may not have a token has no media any more", async () => {
  const { link, heard, say, answerWith } = fake();
  answerWith(() => Promise.reject(new RoomError("media_off")));
  link.joined(grant("a"), false);
  say("cf_media_reset", { reason: "gone" });
  await settled();
  assert.deepEqual([link.enabled, link.reason, heard], [false, "media_off", ["reset gone", "removed media_off"]]);
});

test("removed from the call: no session, no permissions, until a join says otherwise", () => {
  const { link, heard, say } = fake();
  link.joined(grant("a"), false);
  say("cf_media_closed", { reason: "removed" });
  assert.deepEqual([link.enabled, link.reason, link.session$.value, link.permissions.audio], [false, "removed", null, false]);
  assert.deepEqual(heard, ["removed removed"]);
  link.joined(grant("b"), false);
  assert.equal(link.enabled, true);
});

test("permissions follow the server", () => {
  const { link, say } = fake();
  link.joined(grant("a"), false);
  say("cf_permissions", { ...permissions, video: false });
  assert.equal(link.permissions.video, false);
});
