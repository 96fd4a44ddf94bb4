import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, type Entry, received, startsGroup } from "../src/elements/conversation.js";
import { hueOf, initialsOf } from "../src/elements/people.js";

const entry = (text: string, more: Partial<Entry> = {}): Entry => ({ text, key: text, from: "a", name: "Ada", own: false, when: new Date(2026, 0, 2, 12, 0), ...more });

test("an own message takes the place of what was sent", () => {
  const sent = entry("Hello", { own: true, state: "sent", key: "1" });
  const after = received([sent, entry("Hi")], entry("Hello", { own: true, id: "x", key: "2" }));
  assert.deepEqual(after.map(({ key, id, state }) => [key, id, state]), [["1", "x", undefined], ["Hi", undefined, undefined]]);
});

test("what failed stays, and so does what others say", () => {
  const failed = entry("Hello", { own: true, state: "failed" });
  assert.equal(received([failed], entry("Hello", { own: true })).length, 2);
  assert.equal(received([entry("Hello", { own: true, state: "sent" })], entry("Hello")).length, 2);
});

test("a group ends with its sender, its day, and after five minutes", () => {
  const first = entry("one");
  const at = (...time: [number, number, number]) => ({ when: new Date(2026, 0, ...time) });
  assert.equal(startsGroup(first), true);
  assert.equal(startsGroup(entry("two", at(2, 12, 5)), first), false);
  assert.equal(startsGroup(entry("two", at(2, 12, 6)), first), true);
  assert.equal(startsGroup(entry("two", { from: "b" }), first), true);
  assert.equal(startsGroup(entry("two", at(3, 0, 0)), entry("one", at(2, 23, 59))), true);
});

test("days have names", () => {
  const now = new Date(2026, 0, 2, 12, 0);
  assert.equal(dayOf(new Date(2026, 0, 2, 0, 1), now), "Today");
  assert.equal(dayOf(new Date(2026, 0, 1, 23, 59), now), "Yesterday");
  assert.match(dayOf(new Date(2025, 11, 30), now), /30/);
});

test("initials are the first letters of the first and the last word", () => {
  assert.equal(initialsOf(" ada  lovelace king"), "AK");
  assert.equal(initialsOf("bob"), "B");
  assert.equal(initialsOf(""), "");
});

test("a name always has the same hue", () => {
  assert.equal(hueOf("Ada"), hueOf("Ada"));
  assert.ok(new Set(["Ada", "Bob", "Cid", "Dora", "Eve"].map(hueOf)).size > 2);
});
