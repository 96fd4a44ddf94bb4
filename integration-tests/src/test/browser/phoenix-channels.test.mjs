import assert from "node:assert/strict";
import { test } from "node:test";
import { connect, join, next, reply } from "./support/phoenix.mjs";

test("a join is answered with what the application says, and the membership", async () => {
  const channel = await join(connect(), "chat:join");

  const { _room: room, ...welcome } = channel.entered;
  assert.deepEqual(welcome, { roomId: "join", you: room.id });
  assert.match(room.position, /^@.+:\d+$/);
  assert.equal(room.resumed, false);
  assert.equal(typeof room.resume, "string");
  assert.equal(channel.state, "joined");
});

test("a join can be refused with a reason and details", async () => {
  const channel = connect().channel("conformance:join", { refuse: true });

  const { status, response } = await reply(channel.join());
  assert.equal(status, "error");
  assert.deepEqual(response, { reason: "not_today", details: { until: "tomorrow" } });
  channel.leave();
});

test("a topic nobody serves is refused", async () => {
  const channel = connect().channel("nobody:here");

  const { status, response } = await reply(channel.join());
  assert.equal(status, "error");
  assert.equal(response.reason, "unmatched_topic");
  channel.leave();
});

test("a push is answered with what the application returns", async () => {
  const channel = await join(connect(), "conformance:push");

  assert.deepEqual(await reply(channel.push("echo", { text: "héllo" })), { status: "ok", response: { text: "héllo" } });
  assert.deepEqual(await reply(channel.push("nothing", {})), { status: "ok", response: {} });
});

test("a push can be refused, and the next one is not harmed", async () => {
  const channel = await join(connect(), "conformance:refused-push");

  const refused = await reply(channel.push("refuse", {}));
  assert.deepEqual(refused, { status: "error", response: { reason: "too_late", details: { by: 3 } } });
  const unknown = await reply(channel.push("no-such-event", {}));
  assert.equal(unknown.response.reason, "unknown_event");
  const broken = await reply(channel.push("fail", {}));
  assert.equal(broken.response.reason, "internal");
  assert.equal(JSON.stringify(broken).includes("secret"), false);
  assert.equal((await reply(channel.push("echo", { text: "still here" }))).status, "ok");
});

test("a push that is not answered in time is a timeout of the client", async () => {
  const channel = await join(connect(), "conformance:timeout");

  assert.equal((await reply(channel.push("never", {}, 200))).status, "timeout");
});

test("a broadcast reaches everyone, in order, with its position", async () => {
  const [ada, bob] = [await join(connect(), "chat:broadcast"), await join(connect(), "chat:broadcast")];
  const heard = [];
  const last = new Promise((done) =>
    bob.on("said", ({ text }, ref) => {
      heard.push([text, ref]);
      if (text === "49") {
        done();
      }
    }),
  );
  const echoed = next(ada, "said");

  for (let i = 0; i < 50; i++) {
    ada.push("say", { text: String(i) });
  }
  await last;
  assert.deepEqual(heard.map(([text]) => Number(text)), [...Array(50).keys()]);
  const offsets = heard.map(([, ref]) => Number(ref.match(/^@.+:(\d+)$/)[1]));
  assert.deepEqual(offsets, offsets.map((_, i) => offsets[0] + i));
  assert.deepEqual((await echoed).payload, { from: ada.entered.you, text: "0" });
});

test("one socket carries many rooms", async () => {
  const socket = connect();
  const [one, two] = [await join(socket, "chat:one"), await join(socket, "chat:two")];
  one.on("said", () => assert.fail("said in another room"));
  const heard = next(two, "said");

  two.push("say", { text: "only here" });
  assert.equal((await heard).payload.text, "only here");
  assert.equal((await reply(one.leave())).status, "ok");
  const again = next(two, "said");
  two.push("say", { text: "still here" });
  assert.equal((await again).payload.text, "still here");
});

test("who has left hears nothing any more, and may join again", async () => {
  const socket = connect();
  const [ada, bob] = [await join(connect(), "chat:leave"), await join(socket, "chat:leave")];
  bob.on("said", () => assert.fail("heard after leaving"));
  const closed = new Promise((done) => bob.onClose(done));

  assert.equal((await reply(bob.leave())).status, "ok");
  await closed;
  assert.equal((await reply(ada.push("say", { text: "anyone?" }))).status, "ok");
  const again = await join(socket, "chat:leave");
  assert.notEqual(again.entered.you, bob.entered.you);
});

test("bytes go both ways", async () => {
  const channel = await join(connect(), "conformance:bytes");

  const { status, response } = await reply(channel.push("reverse", new Uint8Array([1, 2, 255]).buffer));
  assert.equal(status, "ok");
  assert.deepEqual([...new Uint8Array(response)], [255, 2, 1]);
});

test("a heartbeat is answered", async () => {
  const socket = connect();
  await join(socket, "chat:heartbeat");

  const milliseconds = await new Promise((answered) => assert.ok(socket.ping(answered)));
  assert.ok(milliseconds >= 0);
});
