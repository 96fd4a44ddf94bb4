import { spawn } from "node:child_process";
import { once } from "node:events";

const PRINTED = {
  url: "calls.base-url",
  app: "calls.app-id",
  secret: "calls.app-secret",
};

/** Starts an emulator. Gives what it printed, its process id, and how to stop it, when it listens. */
export function startEmulator([program, ...args]) {
  const running = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(running, "exit");
  const stop = () => {
    running.kill();
    return exited;
  };
  return new Promise((listening, failed) => {
    let output = "";
    running.stdout.on("data", (chunk) => {
      output += chunk;
      const lines = output.split("\n").slice(0, -1);
      const known = Object.entries(PRINTED).map(([key, name]) => {
        const line = lines.find((each) => each.startsWith(`quarkus.cloudflare.${name}=`));
        return [key, line?.slice(line.indexOf("=") + 1)];
      });
      if (known.every(([, value]) => value)) {
        listening({ ...Object.fromEntries(known), pid: running.pid, stop });
      }
    });
    running.on("error", failed);
    running.on("exit", () => failed(new Error(`The emulator ended before it listened:\n${output}`)));
  });
}

/** One request to the control API of an emulator. */
export async function control({ url, secret }, method, path, body) {
  const response = await fetch(new URL(`/emulator/${path}`, url), {
    method,
    headers: { authorization: `Bearer ${secret}`, ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${method} /emulator/${path} answered ${response.status}: ${text}`);
  }
  return text ? JSON.parse(text) : {};
}
