import { setTimeout } from "node:timers/promises";
import { noise, withBrowsers } from "./chromium.mjs";
import { median, processorTime } from "./server.mjs";

/**
 * One publisher of noise and a microphone, first with one subscriber, then with three. Gives a round's figures for each:
 * `share` of a core in percent, `perPacket` in µs of processor time per forwarded packet, and `bitrate` that one received, in
 * Mbit/s.
 */
export function round(server, seconds) {
  const camera = ["--use-file-for-fake-video-capture=" + noise()];
  return withBrowsers(server, [camera, []], async (publisher, subscriber) => {
    const ada = await publisher();
    await ada.publish(
      { name: "noise", from: "camera", width: 640, height: 480, frameRate: 30, codec: "VP8" },
      { name: "mic", from: "microphone" },
    );
    await ada.connected();
    const subscribers = [];
    const figures = {};
    for (const count of [1, 3]) {
      while (subscribers.length < count) {
        const bob = await subscriber();
        const [video] = await bob.pull(ada, "noise", "mic");
        await bob.growth(video.mid, "framesDecoded", 30);
        subscribers.push(bob);
      }
      // The encoder takes a while to find out what it may send.
      await setTimeout(8000);
      figures[count] = await measure(server.pid, subscribers, seconds);
    }
    return figures;
  });
}

async function measure(pid, subscribers, seconds) {
  const [before, cpu, start] = [await received(subscribers), processorTime(pid), performance.now()];
  await setTimeout(seconds * 1000);
  const [after, used, passed] = [await received(subscribers), processorTime(pid) - cpu, (performance.now() - start) / 1000];
  return {
    share: (used / passed) * 100,
    perPacket: (used / (after.packets - before.packets)) * 1e6,
    bitrate: ((after.bytes - before.bytes) * 8) / passed / subscribers.length / 1e6,
    lost: after.lost - before.lost,
  };
}

async function received(subscribers) {
  const streams = (await Promise.all(subscribers.map((bob) => bob.do("stats")))).flatMap((stats) => stats.received);
  const sum = (key) => streams.reduce((total, stream) => total + (stream[key] ?? 0), 0);
  return { packets: sum("packetsReceived"), bytes: sum("bytesReceived"), lost: sum("packetsLost") };
}

export async function forwarding(server, report, { quick }) {
  if (!quick) {
    // The compilers see the code.
    await round(server, 10);
  }
  const rounds = [];
  for (let i = 0; i < (quick ? 1 : 3); i++) {
    rounds.push(await round(server, quick ? 5 : 30));
  }
  const of = (count, key) => median(rounds.map((figures) => figures[count][key]));
  report.add(
    "One video of noise and a microphone, forwarded",
    ["subscribers", "bitrate of each, Mbit/s", "CPU, % of a core", "CPU per forwarded packet, µs"],
    [1, 3].map((count) => [
      String(count),
      of(count, "bitrate").toFixed(2),
      of(count, "share").toFixed(1),
      of(count, "perPacket").toFixed(1),
    ]),
  );
  const further = median(rounds.map((figures) => (figures[3].share - figures[1].share) / 2 / figures[1].share));
  report.atMost("CPU of each further pair ÷ that of the first", 0.25, further);
}
