import { after, before } from "node:test";
import { control, startEmulator } from "./emulator-process.mjs";
import { server } from "./server.mjs";

// Any key will do for one run.
const TOKEN_KEY = "bm90LWEtc2VjcmV0LW5vdC1hLXNlY3JldC1ub3QtYS0h";

/**
 * An emulator, and Meet as its client, as processes of their own for the tests of a file: EMULATOR_COMMAND and MEET_COMMAND
 * are how to start them, as JSON.
 */
export function stack() {
  const parts = { url: process.env.MEET_URL };
  before(async () => {
    parts.emulator = await startEmulator(JSON.parse(process.env.EMULATOR_COMMAND));
    const { url, app, secret } = parts.emulator;
    parts.meet = server([
      `-Dquarkus.cloudflare.calls.base-url=${url}`,
      `-Dquarkus.cloudflare.calls.app-id=${app}`,
      `-Dquarkus.cloudflare.calls.app-secret=${secret}`,
      `-Dquarkus.cloudflare.media.token-key=${TOKEN_KEY}`,
    ]);
    await parts.meet.start();
  });
  after(async () => {
    await parts.meet?.stop();
    await parts.emulator?.stop();
  });

  /** One request to the emulator's control API. */
  parts.control = (...request) => control(parts.emulator, ...request);
  return parts;
}
