import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers, person, picture } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";

const { enter } = browsers({ media: true });

/** What somebody publishes, as another page knows it: `["camera", "microphone muted"]`. Nothing while it knows nobody of the name. */
const published = (page, name) =>
  page.evaluate((who) => {
    const member = window.meet.room.members.find(({ meta }) => meta.name === who);
    return member?.tracks.map(({ source, muted }) => (muted ? `${source} muted` : source)).sort();
  }, name);

const publishes = (page, name, ...tracks) =>
  until(`${name} to publish ${tracks}`, async () => (await published(page, name))?.join() === tracks.join());

/** Does something with somebody, in the list of people. */
async function moderate(page, name, action) {
  await page.getByRole("list").locator(`[data-person="${name}"]`).getByRole("button", { name: `Moderate ${name}` }).click();
  await person(page, name).getByRole("button", { name: action }).click();
}

test("a host mutes somebody, ends their camera, and takes them out of the call and out of the room", async () => {
  const room = "hosts";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob", { audio: true, video: true });
  await publishes(ada, "Bob", "camera", "microphone");
  assert.equal(await bob.getByRole("button", { name: "Moderate Ada" }).count(), 0, "a guest is offered nothing");

  await moderate(ada, "Bob", "Mute");
  await publishes(ada, "Bob", "camera", "microphone muted");
  await picture(ada, "host-moderates");
  await person(ada, "Bob").getByRole("button", { name: "Stop their camera" }).click();
  await publishes(ada, "Bob", "microphone muted");

  await person(ada, "Bob").getByRole("button", { name: "Remove from the call" }).click();
  await publishes(ada, "Bob");
  await until("Bob's media to be over", () => bob.evaluate(() => window.meet.room.media.reason === "removed"));
  await picture(bob, "removed-from-call");

  await person(ada, "Bob").getByRole("button", { name: "Remove from the room" }).click();
  await bob.getByRole("heading", { name: "You were removed from this room" }).waitFor();
  await person(ada, "Bob").waitFor({ state: "detached" });
});

test("a host makes another host, and a room without one gets one", async () => {
  const room = "two-hosts";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  const eve = await enter(room, "Eve");
  await person(ada, "Eve").waitFor();

  await moderate(ada, "Bob", "Make a host");
  await person(bob, "Bob").getByText("host").waitFor();
  await bob.getByRole("button", { name: "Moderate Eve" }).waitFor();

  await ada.getByRole("button", { name: "Leave" }).click();
  await bob.getByRole("button", { name: "Leave" }).click();
  await person(eve, "Eve").getByText("host").waitFor();
});

test("a host lets somebody only listen, and speak again", async () => {
  const room = "listeners";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob", { audio: true });
  await publishes(ada, "Bob", "microphone");

  await moderate(ada, "Bob", "Let listen only");
  await publishes(ada, "Bob");
  await person(bob, "Bob").getByText("listens").waitFor();
  assert.equal(await bob.evaluate(() => window.meet.room.media.microphone.start()), false);

  await person(ada, "Bob").getByRole("button", { name: "Let speak" }).click();
  await person(bob, "Bob").getByText("listens").waitFor({ state: "detached" });
  assert.equal(await bob.evaluate(() => window.meet.room.media.microphone.start()), true);
  await publishes(ada, "Bob", "microphone");
});

test("one shows a screen at a time, and a host ends it", async () => {
  const room = "screens";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  await bob.getByRole("button", { name: "Share screen" }).click();
  await person(ada, "Bob").getByText("sharing").waitFor();

  await ada.getByRole("button", { name: "Share screen" }).click();
  await until("the refusal", () => ada.evaluate(() => window.meet.room.media.screen.error?.reason === "screen_taken"));
  await ada.getByText("Somebody else is sharing a screen").waitFor();
  await picture(ada, "screen-taken");

  await moderate(ada, "Bob", "Stop their screen");
  await person(ada, "Bob").getByText("sharing").waitFor({ state: "detached" });
  await ada.getByRole("button", { name: "Share screen" }).click();
  await person(bob, "Ada").getByText("sharing").waitFor();
});

test("a raised hand is seen by all, on the picture and in the list", async () => {
  const room = "hands";
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");

  await bob.getByRole("button", { name: "Raise hand" }).click();
  await ada.getByText("Bob would like to speak").waitFor();
  await person(ada, "Bob").getByRole("img", { name: "Hand raised" }).waitFor();
  await ada.getByRole("group", { name: /^Bob, .*hand/i }).waitFor();
  await bob.getByRole("button", { name: "Lower hand" }).click();
  await ada.getByText("Bob would like to speak").waitFor({ state: "detached" });
});

test("what a page does not offer, the server refuses", async () => {
  const room = "refused-moderation";
  await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  await person(bob, "Ada").waitFor();

  const refused = await bob.evaluate(async () => {
    const ada = window.meet.room.members.find(({ meta }) => meta.name === "Ada");
    const events = ["mute", "stop-camera", "stop-screen", "remove-from-call", "kick", "may-publish", "make-host", "broadcast"];
    return Promise.all(events.map((event) => window.meet.room.push(event, { member: ada.id }).catch(({ reason }) => reason)));
  });
  assert.deepEqual(new Set(refused), new Set(["hosts_only"]));
});
