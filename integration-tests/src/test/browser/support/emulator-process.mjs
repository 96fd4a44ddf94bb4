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
