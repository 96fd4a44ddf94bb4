import assert from "node:assert/strict";
import { test } from "node:test";
import { Socket } from "phoenix";
import WebSocket from "ws";
import { browsers, goIn, hasMedia, isIn, person, picture, say, url } from "./support/chromium.mjs";

const { enter, visit } = browsers();

/** MeetRoom.CAPACITY */
const CAPACITY = 25;

test("a taken name is asked again, with one that is free", async () => {
  const room = "taken";
  const ada = await enter(room, "Ada");
  const other = await visit(`/r/${room}`, { name: "ada" });
  await knock(other);

  await other.getByText("Someone here has this name already.").waitFor();
  await picture(other, "name-taken");
  await other.getByRole("button", { name: "Enter as “ada 2”" }).click();
  await person(other, "ada 2").waitFor();
  await person(ada, "ada 2").waitFor();
});

test("a guest without a name is asked for one", async () => {
  const guest = await visit("/r/nameless");

  const name = guest.getByLabel("Your name");
  await name.waitFor();
  assert.equal(await name.evaluate((input) => input === input.getRootNode().activeElement), true);
  await picture(guest, "name-asked");
  await guest.keyboard.press("Enter");
  await guest.getByText("Tell the others who you are.").waitFor();
  await name.fill("Grace");
  await guest.keyboard.press("Enter");
  await person(guest, "Grace").waitFor();
  assert.equal(await guest.evaluate(() => localStorage.getItem("meet.name")), "Grace");
});

test("a full room says so, and lets in when there is a place", async (test) => {
  const room = "full";
  const sockets = await fill(room);
  test.after(() => sockets.forEach((socket) => socket.disconnect()));

  const late = await visit(`/r/${room}`, { name: "Late" });
  await knock(late);
  await late.getByRole("heading", { name: "This room is full" }).waitFor();
  await late.getByRole("link", { name: "Back to all rooms" }).waitFor();
  await picture(late, "room-full");

  await new Promise((left) => sockets[0].channels[0].leave().receive("ok", left));
  await late.getByRole("button", { name: "Try again" }).click();
  await knock(late);
  await person(late, "Late").waitFor();
});

test("a message that is too long comes back with the reason", async () => {
  const ada = await enter("long", "Ada");
  await ada.locator("#text").evaluate((text) => text.removeAttribute("maxlength"));
  await say(ada, "x".repeat(2001));
  await ada.getByText("That is too long: at most 2000 characters.").waitFor();
  assert.equal((await ada.locator("#text").inputValue()).length, 2001);
});

for (const [reason, heading, back] of [
  ["kicked", "You were removed from this room", "Join again"],
  ["closed", "This room was closed", "Open it again"],
]) {
  test(`who is out because of "${reason}" is told so, and may come back`, async () => {
    const page = await visit("/");
    const removed = await removal(page, reason);
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("Room", { exact: true }).fill(reason);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/r/*");
    await knock(page);
    await person(page, "Ada").waitFor();

    removed();
    await page.getByRole("heading", { name: heading }).waitFor();
    assert.equal(await page.locator("#chat").isVisible(), false);
    await picture(page, reason);
    await page.getByRole("button", { name: back }).click();
    await knock(page);
    await isIn(page);
  });
}

/** Goes through the door, where there is one: without media a known name is enough. */
async function knock(page) {
  if (await hasMedia(page)) {
    await goIn(page);
  }
}

/** Meet has nobody who may remove others, so the frame a server sends then is slipped in on the way. */
async function removal(page, reason) {
  let remove;
  await page.routeWebSocket(/\/rooms\/websocket/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => {
      const [joinRef, , topic, event] = JSON.parse(text);
      if (event === "phx_join") {
        remove = () => socket.send(JSON.stringify([joinRef, joinRef, topic, "phx_close", { reason }]));
      }
      server.send(text);
    });
  });
  return () => remove();
}

function fill(room) {
  return Promise.all(
    Array.from({ length: CAPACITY }, async (_, number) => {
      const socket = new Socket(`${url.replace(/^http/, "ws")}/rooms`, { transport: WebSocket });
      socket.connect();
      const joining = socket.channel(`meet:${room}`, { name: `Guest ${number}` }).join();
      await new Promise((ok, refused) => joining.receive("ok", ok).receive("error", refused));
      return socket;
    }),
  );
}
