import assert from "node:assert/strict";
import { test } from "node:test";
import { bestOf, layerFor } from "../src/layers.js";

test("a small tile gets the small layer, a large one the large layer", () => {
  assert.equal(layerFor(["h", "l"], 120), "l");
  assert.equal(layerFor(["h", "l"], 540), "l");
  assert.equal(layerFor(["h", "l"], 541), "h");
  assert.equal(layerFor(["h", "l"], Infinity), "h");
});

test("of three layers the smallest good enough is taken", () => {
  assert.equal(layerFor(["f", "h", "q"], 200), "q");
  assert.equal(layerFor(["f", "h", "q"], 400), "h");
  assert.equal(layerFor(["f", "h", "q"], 700), "f");
});

test("a track of one layer, or of none, needs no choice", () => {
  assert.equal(layerFor(["h"], 10), "h");
  assert.equal(layerFor([], 10), undefined);
});

test("the largest tile that shows a track decides", () => {
  assert.equal(bestOf(["h", "l"], ["l", "h"]), "h");
  assert.equal(bestOf(["h", "l"], ["l"]), "l");
});

test("a layer that is gone counts as the best one", () => {
  assert.equal(bestOf(["h", "l"], ["x"]), "h");
  assert.equal(bestOf([], ["h"]), undefined);
});
