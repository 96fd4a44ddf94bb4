import assert from "node:assert/strict";
import { test } from "node:test";
import { Speaking } from "../src/speaking.js";
import { qualityOf, Stream } from "../src/quality.js";

test("a speaker is one until a second after the last sound", () => {
  const speaking = new Speaking();
  assert.equal(speaking.update(new Map([["ada", 0.05], ["bob", 0.001]]), 1000), true);
  assert.deepEqual([...speaking.now], ["ada"]);
  assert.equal(speaking.update(new Map([["ada", 0]]), 1999), false);
  assert.equal(speaking.update(new Map(), 2000), true);
  assert.deepEqual([...speaking.now], []);
  assert.equal(speaking.spoke.get("ada"), 1000);
});

test("a connection is as good as its worst side", () => {
  assert.equal(qualityOf({ rtt: 0.1, jitter: 0.01, loss: 0.01 }), "good");
  assert.equal(qualityOf({ rtt: 0.3, jitter: 0.01, loss: 0 }), "fair");
  assert.equal(qualityOf({ rtt: 0.1, jitter: 0.05, loss: 0 }), "fair");
  assert.equal(qualityOf({ rtt: 0.1, jitter: 0.01, loss: 0.2 }), "poor");
});

const inbound = (stat: object) => stat as RTCInboundRtpStreamStats;

test("one lost packet is no bad connection, steady loss is", () => {
  const stream = new Stream();
  stream.update(inbound({ packetsReceived: 24, packetsLost: 1 }));
  assert.ok(stream.loss < 0.01);
  for (let i = 2; i < 30; i++) {
    stream.update(inbound({ packetsReceived: 24 * i, packetsLost: 3 * i }));
  }
  assert.ok(Math.abs(stream.loss - 1 / 9) < 0.01);
});

test("loudness is that of the time since the last look", () => {
  const stream = new Stream();
  stream.update(inbound({ totalAudioEnergy: 0.01, totalSamplesDuration: 1 }));
  assert.equal(stream.level, 0.1);
  stream.update(inbound({ totalAudioEnergy: 0.01, totalSamplesDuration: 2 }));
  assert.equal(stream.level, 0);
});
