import assert from "node:assert/strict";
import { test } from "node:test";
import { type StageInput, Stages, stage } from "../src/stage.js";
import { member, track } from "./people.js";

const show = (input: Partial<StageInput>) =>
  stage({ members: [], limit: 9, spoke: new Map(), previous: [], self: true, ...input }).map(({ key }) => key);
const people = ["ada", "bob", "cyd", "dee"].map((id) => member(id));

test("people stand in the order they came", () => {
  assert.deepEqual(show({ members: people }), ["ada", "bob", "cyd", "dee"]);
});

test("a screen comes before everybody", () => {
  const sharing = member("cyd", [track("cyd", "screen"), track("cyd", "camera")]);
  assert.deepEqual(show({ members: [people[0], sharing] }), ["cyd/screen", "ada", "cyd"]);
});

test("who spoke last is shown when there is not room for all", () => {
  assert.deepEqual(show({ members: people, limit: 2, spoke: new Map([["dee", 1], ["cyd", 2]]) }), ["cyd", "dee"]);
});

test("a newcomer takes the place of the one who gives way, and nobody else moves", () => {
  const spoke = new Map([["ada", 5], ["bob", 1], ["cyd", 4], ["dee", 9]]);
  assert.deepEqual(show({ members: people, limit: 3, spoke, previous: ["ada", "bob", "cyd"] }), ["ada", "dee", "cyd"]);
});

test("tiles stay where they are while people on stage take turns", () => {
  const previous = ["bob", "ada"];
  assert.deepEqual(show({ members: people.slice(0, 2), spoke: new Map([["ada", 7]]), previous }), ["bob", "ada"]);
});

test("a place that nobody wants is closed", () => {
  assert.deepEqual(show({ members: [people[0], people[2]], previous: ["ada", "bob", "cyd"] }), ["ada", "cyd"]);
});

test("the own tile gives way to all others, and can be left out", () => {
  const me = { ...people[0], isSelf: true };
  const members = [me, ...people.slice(1)];
  assert.deepEqual(show({ members, limit: 3, spoke: new Map([["ada", 99]]) }), ["bob", "cyd", "dee"]);
  assert.deepEqual(show({ members, self: false }), ["bob", "cyd", "dee"]);
});

test("a muted camera is an avatar of the same key", () => {
  const [on] = stage({ members: [member("ada", [track("ada", "camera")])], limit: 1, spoke: new Map(), previous: [], self: true });
  const muted = { ...track("ada", "camera"), muted: true };
  const [off] = stage({ members: [member("ada", [muted])], limit: 1, spoke: new Map(), previous: [], self: true });
  assert.deepEqual([on.key, on.kind, on.track?.source], ["ada", "camera", "camera"]);
  assert.deepEqual([off.key, off.kind, off.track], ["ada", "avatar", null]);
});

test("each stage remembers what it showed", () => {
  const stages = new Stages();
  const input = { members: people, limit: 2, self: true };
  stages.next({ ...input, spoke: new Map() });
  const tiles = stages.next({ ...input, spoke: new Map([["cyd", 1], ["bob", 2]]) });
  assert.deepEqual(tiles.map(({ key }) => key), ["cyd", "bob"]);
});
