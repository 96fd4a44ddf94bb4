import assert from "node:assert/strict";
import { test } from "node:test";
import { messages } from "../src/messages.js";
import { ofDevice, ofPublish } from "../src/problems.js";
import { RoomError } from "../src/types.js";

test("what a browser says becomes what to do", () => {
  const codes = (name: string, found = true) => ofDevice({ name }, "camera", found).code;
  assert.equal(codes("NotAllowedError"), "permission_denied");
  assert.equal(codes("NotReadableError"), "device_busy");
  assert.equal(codes("NotFoundError"), "no_device");
  assert.equal(codes("OverconstrainedError"), "no_device");
  assert.equal(codes("DevicesExhaustedError", true), "device_busy");
  assert.equal(codes("DevicesExhaustedError", false), "no_device");
});

test("a refusal of the room keeps its reason and details", () => {
  assert.deepEqual(ofPublish(new RoomError("only_hosts", { host: "Ada" }), "screen"), {
    code: "publish_refused",
    message: messages.publish_refused,
    source: "screen",
    reason: "only_hosts",
    details: { host: "Ada" },
  });
  assert.equal(ofPublish(new RoomError("too_many_publishers"), "camera").code, "too_many_publishers");
  assert.equal(ofPublish(new RoomError("timeout"), "camera").code, "unreachable");
  assert.equal(ofPublish(new TypeError("x"), "camera").code, "unreachable");
});

test("texts can be translated at any time", () => {
  const english = messages.no_device;
  messages.no_device = "Kein Gerät.";
  assert.equal(ofDevice({ name: "NotFoundError" }, "camera", false).message, "Kein Gerät.");
  messages.no_device = english;
});

test("a room's refusal reads as a sentence", () => {
  assert.equal(new RoomError("room_full", {}, "meet:lobby").message, "meet:lobby refused: room_full");
  assert.equal(new RoomError("nope", { a: 1 }, "say").message, 'say refused: nope {"a":1}');
});
