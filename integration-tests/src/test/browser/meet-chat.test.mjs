import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers, bubble, goIn, hasMedia, person, picture, say } from "./support/chromium.mjs";

const { enter, visit } = browsers();

test("two tabs see each other and chat", async () => {
  const room = "design-review";
  const ada = await enter(room, "Ada Lovelace");
  const bob = await enter(room, "Bob");

  await person(ada, "Bob").waitFor();
  await person(bob, "Ada Lovelace").waitFor();
  assert.match(await person(ada, "Ada Lovelace").innerText(), /\(you\)/);

  await say(ada, "Hello Bob, can you hear me?");
  await say(ada, "I am on the train.");
  await bubble(bob, "I am on the train.").waitFor();
  await say(bob, "Loud and clear.");
  await bubble(ada, "Loud and clear.").waitFor();
  await bubble(bob, "Loud and clear.").waitFor();

  assert.equal(await ada.locator("#log .group").count(), 2, "messages in a row stand under one name");
  assert.equal(await ada.locator(".group.own .bubble").count(), 2);
  assert.equal(await bob.locator(".group.own .bubble").count(), 1);
  await picture(ada, "chat-ada");
  await picture(bob, "chat-bob");
  assert.deepEqual([...ada.problems, ...bob.problems], []);
});

test("what people write is never markup", async () => {
  const room = "markup";
  const ada = await enter(room, "<b>Ada</b>");
  const bob = await enter(room, "Bob");

  await say(ada, "<img src=x onerror=alert(1)>");
  await bubble(bob, "<img src=x onerror=alert(1)>").waitFor();
  await person(bob, "<b>Ada</b>").waitFor();
  assert.equal(await bob.locator("#log img, #people-list b").count(), 0);
});

test("others see who types, until the message is there", async () => {
  const room = "book-club";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");

  await ada.getByLabel("Message", { exact: true }).pressSequentially("Let me think");
  await bob.getByText("Ada is typing…").waitFor();
  await picture(bob, "typing");
  await ada.keyboard.press("Enter");
  await bubble(bob, "Let me think").waitFor();
  await bob.getByText("Ada is typing…").waitFor({ state: "detached" });
});

test("someone new finds what was said before", async () => {
  const room = "history";
  const ada = await enter(room, "Ada");
  await say(ada, "First!");
  await bubble(ada, "First!").waitFor();

  const bob = await enter(room, "Bob");
  await bubble(bob, "First!").waitFor();
});

test("who leaves is gone from the list at once", async () => {
  const room = "leaving";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  await person(ada, "Bob").waitFor();

  await bob.getByRole("button", { name: "Leave" }).click();
  await bob.getByRole("heading", { name: "Open rooms" }).waitFor();
  await person(ada, "Bob").waitFor({ state: "detached", timeout: 3000 });
  await ada.getByText("Bob left").waitFor();
});

test("the newest stays in sight, also before anybody has spoken", async () => {
  const room = "coming";
  const ada = await enter(room, "Ada", { viewport: { width: 1000, height: 300 } });
  for (const name of ["Bob", "Cleo", "Dan", "Eve"]) {
    await enter(room, name);
    const line = ada.getByText(`${name} joined`);
    await line.waitFor();
    const below = await line.evaluate((node) => node.getBoundingClientRect().bottom - document.getElementById("scroller").getBoundingClientRect().bottom);
    assert.ok(below <= 0, `"${name} joined" is ${below} px below what can be seen`);
  }
  await ada.getByText("Nobody has said anything yet").waitFor();
  assert.ok(await ada.locator("#newer").isHidden());
});

test("the lobby lists open rooms with their people and leads into them", async () => {
  const room = "standup";
  await enter(room, "Ada");

  const bob = await visit("/");
  const listed = bob.locator(`[data-room="${room}"]`);
  await listed.getByText("1 person").waitFor();
  await bob.getByLabel("Your name").fill("Bob");
  await picture(bob, "lobby");
  await listed.getByRole("button").click();
  await bob.waitForURL(`**/r/${room}`);
  await throughTheDoor(bob);
  await person(bob, "Ada").waitFor();
  await person(bob, "Bob").waitFor();
});

test("a room is made by its name", async () => {
  const ada = await visit("/");
  await ada.getByRole("button", { name: "Enter the room" }).click();
  await ada.getByText("Tell the others who you are.").waitFor();

  await ada.getByLabel("Your name").fill("Ada");
  await ada.getByLabel("Room", { exact: true }).fill("Équipe été!");
  await ada.keyboard.press("Enter");
  await throughTheDoor(ada);
  await ada.getByRole("heading", { name: "Équipe été", level: 1 }).waitFor();
  await person(ada, "Ada").waitFor();
  await ada.getByText("Nobody has said anything yet").waitFor();
});

/** Without media a known name is enough. */
async function throughTheDoor(page) {
  if (await hasMedia(page)) {
    await goIn(page);
  }
}
