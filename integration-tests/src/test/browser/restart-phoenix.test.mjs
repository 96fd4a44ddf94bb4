import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Presence } from "phoenix";
import { connect, next, reply, until } from "./support/phoenix.mjs";
import { server } from "./support/server.mjs";

const meet = server();
before(() => meet.start());
after(() => meet.stop());

test("phoenix.js comes back by itself after the server restarts", async () => {
  const [ada, bob] = await Promise.all([member(), member()]);
  await until(ada.presence, () => ada.presence.list().length === 2);

  const back = Promise.all([ada, bob].map(({ channel }) => next(channel, "presence_state")));
  await meet.stop();
  await meet.start();
  await back;

  await until(ada.presence, () => ada.presence.list().length === 2);
  const heard = next(ada.channel, "said");
  assert.equal((await reply(bob.channel.push("say", { text: "as before" }))).status, "ok");
  assert.equal((await heard).payload.text, "as before");
});

async function member() {
  const channel = connect({ reconnectAfterMs: () => 100, rejoinAfterMs: () => 100 }).channel("chat:restart");
  const presence = new Presence(channel);
  const { status } = await reply(channel.join());
  assert.equal(status, "ok");
  return { channel, presence };
}
