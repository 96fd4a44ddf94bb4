import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browsers, bubble, person, picture, say, url } from "./support/chromium.mjs";
import { proxyTo } from "./support/proxy.mjs";

const { enter } = browsers();
let proxy;
before(async () => {
  proxy = await proxyTo(url);
});
after(() => proxy?.close());

const state = (page, name) => page.locator(`#connection[data-state="${name}"]`);

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
