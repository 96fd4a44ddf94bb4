import { after, before } from "node:test";
import { startEmulator } from "./emulator-process.mjs";
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
  parts.control = async (method, path, body) => {
    const response = await fetch(new URL(`/emulator/${path}`, parts.emulator.url), {
      method,
      headers: { authorization: `Bearer ${parts.emulator.secret}`, ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} /emulator/${path} answered ${response.status}: ${text}`);
    }
    return text ? JSON.parse(text) : {};
  };
  return parts;
}
