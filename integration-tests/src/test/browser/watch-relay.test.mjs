import assert from "node:assert/strict";
import { test } from "node:test";
import { access, frames, onAir, plays } from "./support/broadcast.mjs";
import { browsers } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";

const { enter, visit } = browsers({ media: true });

/** Runs in a page before its own scripts: a firewall that lets relays through, and nothing else. */
function onlyRelays() {
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(config) {
      super({ ...config, iceTransportPolicy: "relay" });
      globalThis.lastPeer = this;
    }
  };
}

/** The kind of our end of the path in use, and the URLs of the relays that the page was told of. */
const path = (page) =>
  page.evaluate(async () => {
    const report = await globalThis.lastPeer.getStats();
    const pair = [...report.values()].find(({ type, nominated, state }) => type === "candidate-pair" && nominated && state === "succeeded");
    const { iceServers } = globalThis.lastPeer.getConfiguration();
    return { kind: report.get(pair.localCandidateId).candidateType, relays: iceServers.filter(({ username, credential }) => username && credential).flatMap(({ urls }) => urls) };
  });

test("a viewer behind a strict firewall watches through the relays that the answer names", async () => {
  const host = await enter("behind-a-firewall", "Ada");
  await onAir(await visit("/how"), await access(host));
  const viewer = await visit("/watch/behind-a-firewall", { init: [onlyRelays] });

  await plays(viewer);
  const before = await frames(viewer);
  await until("decoded frames", async () => (await frames(viewer)) > before + 5);
  const { kind, relays } = await path(viewer);
  assert.equal(kind, "relay");
  assert.ok(relays.length > 0 && relays.every((url) => url.startsWith("turn:")), `relays: ${relays}`);
});
