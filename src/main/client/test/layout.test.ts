import assert from "node:assert/strict";
import { test } from "node:test";
import { capacity, even, type Place, stage, stageCapacity } from "../src/elements/layout.js";

const BOXES: [number, number][] = [
  [320, 480],
  [768, 900],
  [1280, 700],
  [2560, 1300],
];

function assertApart(places: Place[], width: number, height: number) {
  places.forEach((a, index) => {
    assert.ok(a.x >= -0.01 && a.y >= -0.01 && a.x + a.width <= width + 0.01 && a.y + a.height <= height + 0.01, "inside its box");
    for (const b of places.slice(index + 1)) {
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      assert.ok(apart, "no tile lies on another");
    }
  });
}

test("as many tiles as there is room for are inside their box, and apart", () => {
  for (const [width, height] of BOXES) {
    for (let count = 1; count <= Math.min(25, capacity(width, height)); count++) {
      const places = even(count, width, height);
      assert.equal(places.length, count);
      assertApart(places, width, height);
      assert.ok(places.every((place) => place.width > 90 && place.height > 60), `${count} in ${width} x ${height} can be seen`);
    }
  }
});

test("tiles are as large as their box lets them be", () => {
  assert.deepEqual(even(1, 1600, 900), [{ x: 0, y: 0, width: 1600, height: 900 }]);
  const [first, second] = even(2, 360, 640);
  assert.ok(first.y < second.y, "two are one above the other on a phone");
  assert.ok(first.width === 360);
  const [left, right] = even(2, 1280, 720);
  assert.ok(left.x < right.x, "and side by side on a desktop");
});

test("the last row is in the middle", () => {
  const places = even(5, 1200, 800);
  const last = places.filter(({ y }) => y === places[4].y);
  const start = last[0].x;
  const end = 1200 - last[last.length - 1].x - last[last.length - 1].width;
  assert.ok(Math.abs(start - end) < 0.01);
});

test("the large tile of a stage is larger than all others, and a picture of 16:9 fills its width", () => {
  for (const [width, height] of BOXES) {
    const places = stage(stageCapacity(width, height), width, height);
    assertApart(places, width, height);
    assert.ok(places.slice(1).every((other) => places[0].width * places[0].height > 2 * other.width * other.height));
    assert.ok(places[0].height >= 0.99 * (places[0].width / (16 / 9)));
  }
});

test("a stage without others is the whole box", () => {
  assert.deepEqual(stage(1, 800, 600), [{ x: 0, y: 0, width: 800, height: 600 }]);
});
