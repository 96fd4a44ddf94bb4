import assert from "node:assert/strict";
import { test } from "node:test";
import { Presence } from "phoenix";
import { connect, join, reply, until } from "./support/phoenix.mjs";

/** Joins with presence that misses nothing: it listens before the join is sent. */
async function present(topic, options = {}) {
  const channel = connect(options).channel(topic, options.params ?? {});
  const presence = new Presence(channel);
  const { status, response } = await reply(channel.join());
  assert.equal(status, "ok", JSON.stringify(response));
  return { channel, presence, id: response._room.id };
}

const ids = (presence) => presence.list((_key, { metas }) => metas.map((meta) => meta.id)).flat().sort();
const devices = (presence, key) => presence.state[key]?.metas.length ?? 0;

test("everyone sees everyone, whoever came first", async () => {
  const ada = await present("chat:presence");
  const bob = await present("chat:presence");

  const both = [ada.id, bob.id].sort();
  await until(ada.presence, () => ids(ada.presence).length === 2);
  await until(bob.presence, () => ids(bob.presence).length === 2);
  assert.deepEqual(ids(ada.presence), both);
  assert.deepEqual(ids(bob.presence), both);

  bob.channel.leave();
  await until(ada.presence, () => ids(ada.presence).length === 1);
  assert.deepEqual(ids(ada.presence), [ada.id]);
});

test("two devices of one user are one presence with two metas", async () => {
  const watcher = await present("conformance:devices");
  const phone = await present("conformance:devices", { authToken: "ada", params: { device: "phone" } });
  const laptop = await present("conformance:devices", { authToken: "ada", params: { device: "laptop" } });

  await until(watcher.presence, () => devices(watcher.presence, "ada") === 2);
  assert.deepEqual(watcher.presence.state.ada.metas.map((meta) => meta.device), ["phone", "laptop"]);
  assert.notEqual(watcher.presence.state.ada.metas[0].phx_ref, watcher.presence.state.ada.metas[1].phx_ref);
  await until(phone.presence, () => devices(phone.presence, "ada") === 2);
  assert.equal(Object.keys(watcher.presence.state).length, 2);

  phone.channel.leave();
  await until(watcher.presence, () => devices(watcher.presence, "ada") === 1);
  assert.deepEqual(watcher.presence.state.ada.metas.map((meta) => meta.id), [laptop.id]);
});

test("an update replaces the meta of one device", async () => {
  const watcher = await present("conformance:update");
  const ada = await present("conformance:update", { authToken: "ada", params: { device: "phone" } });
  await until(watcher.presence, () => devices(watcher.presence, "ada") === 1);
  const before = watcher.presence.state.ada.metas[0].phx_ref;

  await reply(ada.channel.push("device", { device: "watch" }));
  await until(watcher.presence, () => watcher.presence.state.ada?.metas.some((meta) => meta.device === "watch"));
  const [meta, ...more] = watcher.presence.state.ada.metas;
  assert.deepEqual(more, []);
  assert.equal(meta.phx_ref_prev, before);
});

test("nobody becomes someone else by saying so", async () => {
  const watcher = await present("conformance:forged");
  const liar = await present("conformance:forged", { params: { device: "phone", key: "ada", user_id: "ada" } });

  await until(watcher.presence, () => ids(watcher.presence).includes(liar.id));
  assert.equal(devices(watcher.presence, "ada"), 0);
});
