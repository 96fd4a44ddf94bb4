import assert from "node:assert/strict";
import { test } from "node:test";
import { MemberList } from "../src/members.js";

const meta = (id: string, ref: string, more: object = {}) => ({ phx_ref: ref, id, ...more });
const ids = (members: readonly { id: string }[]) => members.map(({ id }) => id);

test("a user with two devices is two members", () => {
  const list = new MemberList();
  const changes = list.update({ ada: { metas: [meta("m1", "1"), meta("m2", "2")], name: "Ada" } }, "m2");
  assert.deepEqual(ids(changes?.joined ?? []), ["m1", "m2"]);
  assert.deepEqual(
    list.list.map(({ key, user, isSelf }) => [key, user, isSelf]),
    [["ada", { name: "Ada" }, false], ["ada", { name: "Ada" }, true]],
  );
});

test("what is ours is taken out of the application's meta", () => {
  const list = new MemberList();
  const track = { trackName: "t", sessionId: "s", kind: "video", source: "camera", muted: false };
  list.update({ ada: { metas: [meta("m1", "1", { color: "red", media: "connected", tracks: [track], phx_ref_prev: "0" })] } }, "");
  const [ada] = list.list;
  assert.deepEqual(ada.meta, { color: "red" });
  assert.equal(ada.mediaState, "connected");
  assert.deepEqual(ada.tracks, [{ ...track, memberId: "m1", simulcast: [] }]);
});

test("only those who changed are new objects", () => {
  const list = new MemberList();
  list.update({ a: { metas: [meta("m1", "1")] }, b: { metas: [meta("m2", "2")] } }, "");
  const [ada, bob] = list.list;
  const changes = list.update({ a: { metas: [meta("m1", "1")] }, b: { metas: [meta("m2", "3", { hand: true })] } }, "");
  assert.deepEqual([changes?.joined.length, changes?.left.length, ids(changes?.updated ?? [])], [0, 0, ["m2"]]);
  assert.equal(list.list[0], ada);
  assert.notEqual(list.list[1], bob);
});

test("an update that changes nothing is none", () => {
  const list = new MemberList();
  list.update({ a: { metas: [meta("m1", "1")] } }, "");
  assert.equal(list.update({ a: { metas: [meta("m1", "1")] } }, ""), null);
});

test("members keep their order while they stay, and those who leave are named", () => {
  const list = new MemberList();
  list.update({ b: { metas: [meta("m1", "1")] } }, "");
  list.update({ a: { metas: [meta("m2", "2")] }, b: { metas: [meta("m1", "1")] } }, "");
  assert.deepEqual(ids(list.list), ["m1", "m2"]);
  const changes = list.update({ a: { metas: [meta("m2", "2")] } }, "");
  assert.deepEqual(ids(changes?.left ?? []), ["m1"]);
});

test("a broadcast is a member without a connection", () => {
  const list = new MemberList();
  list.update({ cam: { metas: [meta("m1", "1", { kind: "broadcast", name: "Hall" })] } }, "");
  assert.equal(list.list[0].isBroadcast, true);
  assert.equal(list.list[0].meta.name, "Hall");
});

test("whoever turns out to be oneself is a change", () => {
  const list = new MemberList();
  list.update({ a: { metas: [meta("m1", "1")] } }, "");
  assert.deepEqual(ids(list.update({ a: { metas: [meta("m1", "1")] } }, "m1")?.updated ?? []), ["m1"]);
});
