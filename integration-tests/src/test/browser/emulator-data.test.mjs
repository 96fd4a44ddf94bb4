import assert from "node:assert/strict";
import { before, test } from "node:test";
import { callers } from "./support/callers.mjs";
import { until } from "./support/patience.mjs";

const caller = callers();
let ada;
let bob;
before(async () => {
  [ada, bob] = [await caller(), await caller()];
  const events = await ada.do("establish");
  assert.deepEqual(events, { dataChannelName: "server-events", id: 0, ...pick(events, "location") });
  // The other direction of the negotiation.
  await bob.do("establish", { ownOffer: true });
  await Promise.all([ada.connected(), bob.connected()]);
});

const pick = (object, key) => (key in object ? { [key]: object[key] } : {});

/** Ada's channel of this name, and Bob at its other end. */
async function channel(name, options = {}, asked = {}) {
  const [sender] = await ada.do("channels", [{ location: "local", dataChannelName: name, ...options }]);
  const [receiver] = await bob.do("channels", [
    { location: "remote", sessionId: ada.sessionId, dataChannelName: name, ...options, ...asked },
  ]);
  assert.equal(sender.errorCode ?? receiver.errorCode, undefined);
  await Promise.all([opened(ada, name), opened(bob, name)]);
}

const opened = (whose, name) => until(`${name} to open`, async () => (await whose.do("messages.readyState", name)) === "open");

const arrived = (whose, name, count) =>
  until(`${count} messages on ${name}`, async () => {
    const found = await whose.do("messages.count", name);
    return found >= count && whose.do("messages.arrived", name);
  });

test("a subscriber may reply to the publisher", async () => {
  await channel("talk", {}, { canReply: true });
  await ada.do("messages.send", "talk", ["How are you?", "Ça va ?"]);
  assert.deepEqual(await arrived(bob, "talk", 2), ["How are you?", "Ça va ?"]);

  await bob.do("messages.send", "talk", ["Fine."]);
  assert.deepEqual(await arrived(ada, "talk", 1), ["Fine."]);
});

test("a subscriber who may not reply is not heard", async () => {
  await channel("lecture");
  await bob.do("messages.send", "lecture", ["But…"]);
  await ada.do("messages.send", "lecture", ["Let us begin."]);
  await arrived(bob, "lecture", 1);

  await bob.do("call", "PUT", "datachannels/update", {
    dataChannels: [{ location: "remote", sessionId: ada.sessionId, dataChannelName: "lecture", canReply: true }],
  });
  await bob.do("messages.send", "lecture", ["A question!"]);
  assert.deepEqual(await arrived(ada, "lecture", 1), ["A question!"]);
});

test("a thousand small messages arrive in order", async () => {
  await channel("small");
  const texts = Array.from({ length: 1000 }, (_, index) => `message ${index}`);
  await ada.do("messages.send", "small", texts);
  assert.deepEqual(await arrived(bob, "small", 1000), texts);
});

test("twenty messages of 250 kB arrive in order and intact", async () => {
  await channel("large");
  await ada.do("messages.sendPatterns", "large", 20, 250_000);
  const expected = Array.from({ length: 20 }, (_, index) => ({ size: 250_000, index }));
  assert.deepEqual(await arrived(bob, "large", 20), expected);
});

test("an unordered channel without retransmissions delivers where nothing is lost", async () => {
  // A busy machine drops datagrams even on loopback, and nobody sends them again: then another round.
  const rounds = 3;
  let found;
  for (let round = 1; !found; round++) {
    const name = `position-${round}`;
    await channel(name, { ordered: false, maxRetransmits: 0 });
    await ada.do("messages.sendPatterns", name, 300, 200);
    found = await arrived(bob, name, 300).catch((late) => (round < rounds ? undefined : Promise.reject(late)));
  }
  assert.deepEqual(
    found.map(({ index }) => index).sort((a, b) => a - b),
    Array.from({ length: 300 }, (_, index) => index),
  );
});

test("waitForAck holds messages back until the subscriber has spoken", async () => {
  await channel("gate", {}, { waitForAck: true });
  await ada.do("messages.send", "gate", ["early"]);
  await channel("witness");
  await ada.do("messages.send", "witness", ["later"]);
  await arrived(bob, "witness", 1);
  assert.equal(await bob.do("messages.count", "gate"), 0);

  await bob.do("messages.send", "gate", ["ready"]);
  // What came too early may be lost or late; what is sent now arrives.
  await until("a message through the gate", async () => {
    await ada.do("messages.send", "gate", ["after"]);
    return (await bob.do("messages.arrived", "gate")).includes("after");
  });
});

test("a closed channel closes for the browser", async () => {
  await channel("closing");
  const id = await ada.do("messages.id", "closing");
  await ada.do("call", "PUT", "datachannels/close", { dataChannels: [{ id }] });
  await until("the end of it", async () => (await ada.do("messages.readyState", "closing")) === "closed");
});
