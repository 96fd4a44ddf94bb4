import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, hears, people, sees, stats, tracksOf } from "./support/calls.mjs";
import { goIn, isIn, person } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";
import { stack } from "./support/stack.mjs";

const parts = stack();
const { enter, visit } = people();

/** The session at Cloudflare that somebody publishes in. */
async function sessionOf(page) {
  const tracks = await tracksOf(page);
  const { sessions } = await parts.control("GET", "state");
  const session = sessions.find((each) => each.tracks.some(({ location, trackName }) => location === "local" && trackName === tracks["camera-video"]));
  assert.ok(session, `a session with ${JSON.stringify(tracks)} in ${JSON.stringify(sessions)}`);
  return session.id;
}

async function twoInACall(room) {
  const ada = await enter(room, "Ada");
  const bob = await enter(room, "Bob");
  await bothWays(ada, bob);
  return { ada, bob };
}

const bothWays = (ada, bob, patience) =>
  Promise.all([sees(ada, "Bob", { patience }), sees(bob, "Ada", { patience }), hears(ada, 1, patience), hears(bob, 1, patience)]);

/** Waits until another session has the tracks of somebody, which is when its media may begin again. */
const replaced = (page, old, patience) =>
  until("a new session", async () => (await tracksOf(page))["camera-video"] && (await sessionOf(page).catch(() => old)) !== old, patience);

test("a session that Cloudflare ends is replaced without a reload", async () => {
  const { ada, bob } = await twoInACall("killed");
  const old = await sessionOf(bob);
  await bob.evaluate(() => (globalThis.samePage = true));
  await parts.control("POST", `sessions/${old}/die`, { silently: false });

  // The server looks every 3 s, and media is back 5 s after that.
  await replaced(bob, old, 8000);
  await bothWays(ada, bob, 8000);
  assert.equal(await bob.evaluate(() => globalThis.samePage), true);
  assert.equal(await ada.getByText("Bob left").count(), 0);
});

test("a session that dies silently is replaced within 20 s", async () => {
  const { ada, bob } = await twoInACall("silent");
  const old = await sessionOf(bob);
  await parts.control("POST", `sessions/${old}/die`, { silently: true });

  await replaced(bob, old, 20_000);
  await bothWays(ada, bob);
});

test("a call outlives two seconds without a network, in the same session", async () => {
  const { ada, bob } = await twoInACall("blip");
  const old = await sessionOf(bob);
  const { peers } = await stats(bob);
  const nothing = { up: { loss: 1 }, down: { loss: 1 } };
  await parts.control("PUT", `sessions/${old}/network`, nothing);
  await new Promise((over) => setTimeout(over, 2000));
  await parts.control("DELETE", `sessions/${old}/network`);

  await bothWays(ada, bob);
  assert.equal(await sessionOf(bob), old);
  assert.equal((await stats(bob)).peers, peers);
});

test("media that could not be asked for are asked for again", async () => {
  const ada = await enter("unasked", "Ada");
  const bob = await visit("/r/unasked", { name: "Bob", audio: true, video: true });
  let asked = 0;
  await bob.route("**/tracks/new*", (route) =>
    route.request().postData().includes('"remote"') && asked++ === 0
      ? route.fulfill({ status: 503, json: { errorCode: "unavailable", errorDescription: "Later" } })
      : route.continue(),
  );
  await goIn(bob);
  await bothWays(ada, bob, 30_000);
  assert.ok(asked > 1);
});

test("video moves although one packet in twenty is lost", async () => {
  const { ada, bob } = await twoInACall("lossy");
  await parts.control("PUT", "network", { up: { loss: 0.05 }, down: { loss: 0.05 } });
  try {
    const lost = async () => (await stats(ada)).received.reduce((sum, { lost: packets }) => sum + packets, 0);
    const from = await lost();
    await until("packets to be lost", async () => (await lost()) > from + 20);
    await bothWays(ada, bob);
  } finally {
    await parts.control("DELETE", "network");
  }
});

test("a server that restarts brings people and media back without a reload", async () => {
  const { ada, bob } = await twoInACall("restart");
  await parts.meet.stop();
  await until("the loss to be seen", () => ask(bob, (room) => room.state === "away"));
  await parts.meet.start();

  await Promise.all([isIn(ada), isIn(bob)]);
  await person(ada, "Bob").waitFor();
  await bothWays(ada, bob, 30_000);
  assert.deepEqual([...ada.problems, ...bob.problems], []);
});
