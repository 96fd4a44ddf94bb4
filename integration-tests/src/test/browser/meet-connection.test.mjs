import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browsers, bubble, goIn, isIn, person, picture, say, url } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";
import { proxyTo } from "./support/proxy.mjs";

const { enter, visit } = browsers();
let proxy;
before(async () => {
  proxy = await proxyTo(url);
});
after(() => proxy?.close());

const state = (page, name) => page.locator(`#connection[data-state="${name}"]`);

/** Runs in a page before its own scripts. */
function countSockets() {
  globalThis.sockets = [];
  globalThis.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      globalThis.sockets.push(this);
    }
  };
}

test("who stands at the door is connected already, and comes in over that connection", async () => {
  const page = await visit("/r/prepared", { init: [countSockets] });
  const states = () => page.evaluate(() => globalThis.sockets.map(({ readyState }) => readyState).join());
  await until("the connection", async () => (await states()) === "1");
  await page.getByLabel("Your name").fill("Ada");
  await goIn(page);
  await isIn(page);
  assert.equal(await states(), "1");
  await page.getByRole("button", { name: "Leave" }).click();
  await until("the lobby", () => new URL(page.url()).pathname === "/");
});

test("a lost connection is shown, comes back as the same member, and nobody sees a leave", async () => {
  const room = "lost";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob", { base: proxy.url });
  await person(ada, "Bob").waitFor();

  proxy.cut();
  await state(bob, "reconnecting").waitFor();
  await bob.getByText("The connection is lost. Reconnecting…").waitFor();
  assert.equal(await bob.getByRole("button", { name: "Send" }).isDisabled(), true);
  await picture(bob, "reconnecting");
  await say(ada, "Said while Bob was away");
  proxy.mend();

  await state(bob, "connected").waitFor();
  await bubble(bob, "Said while Bob was away").waitFor();
  await say(bob, "Back again");
  await bubble(ada, "Back again").waitFor();
  assert.equal(await person(ada, "Bob").count(), 1);
  assert.equal(await ada.getByText("Bob left").count(), 0);
  assert.equal(await ada.getByText("Bob joined").count(), 1);
});

test("a reload keeps the membership", async () => {
  const room = "reload";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  await person(ada, "Bob").waitFor();
  await say(bob, "Mine");
  await bubble(ada, "Mine").waitFor();

  await bob.reload();
  await state(bob, "connected").waitFor();
  await bob.locator(".group.own .bubble", { hasText: "Mine" }).waitFor();
  await say(bob, "Still me");
  await bubble(ada, "Still me").waitFor();
  assert.equal(await ada.getByText("Bob left").count(), 0);
});
