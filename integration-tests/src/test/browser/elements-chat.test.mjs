import assert from "node:assert/strict";
import { test } from "node:test";
import { gallery, settled } from "./support/gallery.mjs";

const open = gallery();
const texts = (page) => page.locator("cf-chat .text").allTextContents();

async function write(page, text) {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.keyboard.press("Enter");
}

test("markup is text", async () => {
  const page = await open("view=chat");
  assert.ok((await texts(page)).some((text) => text.includes("<b>Bold</b>")));
  await page.evaluate(() => room.broadcast("said", { from: "m1", name: "<i>Bob</i>", text: "<img src=x onerror=document.title='broken'>", at: Date.now() }));
  await page.getByText("<img src=x").waitFor();
  assert.equal(await page.locator("cf-chat img, cf-chat b, cf-chat i").count(), 0);
});

test("an own message is shown once, whether or not the room repeats it", async () => {
  const page = await open("view=chat&empty");
  await write(page, "Hello");
  await page.locator("cf-chat .own", { hasText: "Hello" }).waitFor();
  await write(page, "Hello");
  await page.waitForFunction(() => room.pushed.length === 2);
  assert.deepEqual(await texts(page), ["Hello", "Hello"]);
  assert.equal(await page.getByText("Sending").count(), 0);
});

test("a message that was refused says so, and can be sent again", async () => {
  const page = await open("view=chat&empty");
  await write(page, "refuse this");
  await page.getByText("Not sent.").waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.waitForFunction(() => room.pushed.length === 2);
  assert.deepEqual(await texts(page), ["refuse this"]);
});

test("Shift and Enter make a new line", async () => {
  const page = await open("view=chat&empty");
  await page.getByLabel("Message", { exact: true }).fill("one");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("two");
  await page.keyboard.press("Enter");
  await page.locator("cf-chat .own").waitFor();
  assert.deepEqual(await texts(page), ["one\ntwo"]);
});

test("messages are grouped by sender and by day", async () => {
  const page = await open("view=chat");
  assert.equal(await page.locator("cf-chat .day").count(), 2);
  assert.equal(await page.locator("cf-chat .message").count(), 6);
  assert.equal(await page.locator("cf-chat .message.first").count(), 5);
});

test("who reads above is told of news, and can go there", async () => {
  const page = await open("view=chat", { height: 320 });
  await page.locator("cf-chat .log").evaluate((log) => (log.scrollTop = 0));
  await settled(page);
  await page.evaluate(() => room.broadcast("said", { from: "m1", name: "Bob", text: "News", at: Date.now() }));
  await page.getByRole("button", { name: "1 new message" }).click();
  await page.getByRole("button", { name: "1 new message" }).waitFor({ state: "detached" });
  await page.waitForFunction(() => {
    const log = shown.renderRoot.querySelector(".log");
    return log.scrollHeight - log.scrollTop - log.clientHeight < 2;
  });
});

test("news in a closed panel are counted at its button", async () => {
  const page = await open("state=two");
  await page.evaluate(() => room.broadcast("said", { from: "m1", name: "Bob", text: "Hi", at: Date.now() }));
  await page.locator("cf-room .count", { hasText: "1" }).waitFor();
  await page.getByRole("button", { name: "Chat" }).click();
  await page.locator("cf-room .count").waitFor({ state: "detached" });
  await page.getByText("Hi", { exact: true }).waitFor();
});
