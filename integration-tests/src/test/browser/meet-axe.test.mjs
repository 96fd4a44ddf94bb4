import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { access, onAir, plays } from "./support/broadcast.mjs";
import { browsers, bubble, person, say } from "./support/chromium.mjs";

const { enter, visit } = browsers({ media: true });

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1440, height: 900 };

/** Axe has nothing to say about a page, light and dark. */
async function clean(page, what) {
  const { width } = page.viewportSize();
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page), [], `${what}, ${width} px, ${colorScheme}`);
  }
  assert.deepEqual(page.problems, []);
}

async function cleanAtBothSizes(page, what) {
  for (const size of [DESKTOP, PHONE]) {
    await page.setViewportSize(size);
    await clean(page, what);
  }
}

/** What the lobby is told. */
const openRooms = (page, rooms) => page.route("**/api/rooms", (route) => route.fulfill({ json: rooms }));

/** A room that lets nobody in, for this reason. */
const refuse = (page, reason, details) =>
  page.routeWebSocket(/\/rooms\/websocket/, (socket) =>
    socket.onMessage((text) => {
      const [joinRef, ref, topic] = JSON.parse(text);
      socket.send(JSON.stringify([joinRef, ref, topic, "phx_reply", { status: "error", response: { reason, details } }]));
    }),
  );

test("axe finds nothing in the lobby", async () => {
  const page = await visit("/");
  await openRooms(page, []);
  await page.reload();
  await page.getByText("No room is open").waitFor();
  await clean(page, "nobody here");

  await openRooms(page, [{ name: "design-review", members: 3, capacity: 25 }, { name: "stage", members: 25, capacity: 25 }]);
  await page.reload();
  await page.getByRole("button", { name: "Stage is full" }).waitFor();
  await page.getByRole("button", { name: "Enter the room" }).click();
  await page.getByText("Tell the others who you are.").waitFor();
  await cleanAtBothSizes(page, "two rooms, and no name");
});

test("axe finds nothing at the door", async () => {
  const page = await visit("/r/axe-door", { name: "Ada", audio: true, video: true });
  await page.locator('cf-prejoin .camera[aria-pressed="true"]').waitFor();
  await cleanAtBothSizes(page, "the door");
});

for (const [reason, text] of [
  ["name_taken", "Someone here has this name already."],
  ["room_full", "This room is full"],
  ["banned", "You may not come back to this room"],
]) {
  test(`axe finds nothing when the answer is ${reason}`, async () => {
    const page = await visit("/");
    await refuse(page, reason, { suggestion: "Ada 2" });
    await page.evaluate(() => localStorage.setItem("meet.name", "Ada"));
    await page.goto("/r/axe-refused");
    await page.getByRole("button", { name: "Join now" }).click();
    await page.getByText(text).waitFor();
    await clean(page, reason);
  });
}

test("axe finds nothing in a call, whatever is open", async () => {
  const ada = await enter("axe-call", "Ada", { video: true, viewport: DESKTOP });
  const bob = await enter("axe-call", "Bob");
  await bob.getByRole("button", { name: "Raise hand" }).click();
  await ada.getByText("Bob would like to speak").waitFor();
  await say(bob, "Hello, https://example.com/");
  await bubble(ada, "Hello").waitFor();
  await say(ada, "Hi Bob");
  await clean(ada, "people and chat");

  await ada.getByRole("button", { name: "Camera settings" }).click();
  await clean(ada, "cameras to choose from");
  await ada.keyboard.press("Escape");
  const moderate = ada.locator("#people-list").getByRole("button", { name: "Moderate Bob" });
  await moderate.click();
  await clean(ada, "what a host may do");
  await ada.getByRole("button", { name: "Broadcast from OBS" }).click();
  await cleanAtBothSizes(ada, "how to broadcast");
  await ada.getByRole("button", { name: "Done" }).click();

  await clean(ada, "only the call");
  await ada.locator("#chat-toggle").click();
  await clean(ada, "the chat");
  await ada.locator("#people-toggle").click();
  await moderate.waitFor();
  await clean(ada, "the people");
  await person(ada, "Bob").getByRole("button", { name: "Remove from the room" }).click();
  await bob.getByRole("heading", { name: "You were removed from this room" }).waitFor();
  await cleanAtBothSizes(bob, "removed");
});

test("axe finds nothing where a broadcast is watched", async () => {
  const viewer = await visit("/watch/axe-stage");
  await viewer.getByText("Nobody is broadcasting yet").waitFor();
  await cleanAtBothSizes(viewer, "waiting");

  const host = await enter("axe-stage", "Ada");
  await onAir(await visit("/how"), await access(host));
  await plays(viewer);
  await cleanAtBothSizes(viewer, "playing");
});

test("axe finds nothing in how Meet is made", async () => {
  await cleanAtBothSizes(await visit("/how"), "how");
});
