import assert from "node:assert/strict";
import { test } from "node:test";
import { messages } from "../src/messages.js";

test("every message is a sentence that ends", () => {
  for (const text of Object.values(messages)) {
    assert.match(text, /^[A-Z].*\.$/);
  }
});
