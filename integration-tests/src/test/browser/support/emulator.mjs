import { spawn } from "node:child_process";
import { after } from "node:test";

/**
 * The emulator under test, as it prints itself: one that runs, or one of this file's own, where EMULATOR_COMMAND tells how to
 * start it, as JSON.
 */
export const emulator = process.env.EMULATOR_COMMAND
  ? await start(JSON.parse(process.env.EMULATOR_COMMAND))
  : {
      url: process.env.EMULATOR_URL,
      app: process.env.EMULATOR_APP_ID,
      secret: process.env.EMULATOR_SECRET,
      turnKey: process.env.EMULATOR_TURN_KEY,
      turnToken: process.env.EMULATOR_TURN_TOKEN,
    };

/** One request to the control API. */
export async function control(method, path, body) {
  const response = await fetch(new URL(`/emulator/${path}`, emulator.url), {
    method,
    headers: { authorization: `Bearer ${emulator.secret}`, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} /emulator/${path} answered ${response.status}: ${text}`);
  }
  return text ? JSON.parse(text) : {};
}

function start([program, ...args]) {
  const running = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  after(() => running.kill());
  return new Promise((listening, failed) => {
    let output = "";
    const property = (name) => output.match(new RegExp(`^quarkus\\.cloudflare\\.${name}\\s*=\\s*(\\S+)\n`, "m"))?.[1];
    running.stdout.on("data", (chunk) => {
      output += chunk;
      const printed = {
        url: property("calls\\.base-url"),
        app: property("calls\\.app-id"),
        secret: property("calls\\.app-secret"),
      };
      if (Object.values(printed).every(Boolean)) {
        listening(printed);
      }
    });
    running.on("error", failed);
    running.on("exit", () => failed(new Error(`The emulator ended before it listened:\n${output}`)));
  });
}
