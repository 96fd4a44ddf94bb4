import { withBrowsers } from "./chromium.mjs";
import { median } from "./server.mjs";

const AT_ONCE = 6;

/** Runs in the page: a session that pulls and connects, and how long both took, in ms. */
async function connect({ config, track }) {
  const start = performance.now();
  const session = new globalThis.calls.constructor();
  await session.open(config);
  const connected = new Promise((done, failed) => {
    session.pc.onconnectionstatechange = () => {
      if (session.pc.connectionState === "connected") {
        done(performance.now() - start);
      } else if (session.pc.connectionState === "failed") {
        failed(new Error("The connection failed"));
      }
    };
  });
  await session.pull([track]);
  const time = await connected;
  const video = document.querySelector("video:last-of-type");
  await new Promise((shown) => video.requestVideoFrameCallback(shown));
  const frame = performance.now() - start;
  session.hangUp();
  video.remove();
  return { time, frame };
}

/** So many sessions, some at once. Gives the times of those that connected, in ms. */
export function connections(server, count) {
  return withBrowsers(server, [[], []], async (publisher, subscriber) => {
    const ada = await publisher();
    await ada.publish({ name: "cam", from: "camera", width: 320, height: 180, frameRate: 10 });
    await ada.connected();
    const pages = await Promise.all(Array.from({ length: AT_ONCE }, subscriber));
    const given = {
      config: { app: `${server.url}/apps/${server.app}`, secret: server.secret },
      track: { sessionId: ada.sessionId, trackName: "cam" },
    };
    const times = [];
    let left = count;
    const worker = async ({ page }) => {
      while (left-- > 0) {
        const limit = new Promise((_, late) => setTimeout(() => late(new Error("20 s")), 20_000).unref());
        await Promise.race([page.evaluate(connect, given), limit]).then(
          (taken) => times.push(taken),
          (error) => console.error(`A session did not connect: ${error.message}`),
        );
      }
    };
    await Promise.all(pages.map(worker));
    return times;
  });
}

export async function connecting(server, report, { quick }) {
  const count = quick ? 30 : 200;
  const taken = await connections(server, count);
  const row = (what, key) => {
    const values = taken.map((each) => each[key]);
    return [what, `${taken.length} of ${count}`, median(values).toFixed(0), Math.max(...values).toFixed(0)];
  };
  report.add(
    `${count} sessions that pull, ${AT_ONCE} at a time`,
    ["from the first request to", "sessions", "median, ms", "longest, ms"],
    [row("connected", "time"), row("the first picture", "frame")],
  );
  report.atLeast("sessions that connected", count, taken.length);
}
