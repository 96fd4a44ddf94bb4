import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * The packaged application as a process, to be restarted; MEET_COMMAND is how to start it, as JSON.
 *
 * @param options for Java, or for the native program
 */
export function server(options = []) {
  const [program, ...rest] = JSON.parse(process.env.MEET_COMMAND);
  const args = [...options, ...rest];
  let running;

  return {
    url: process.env.MEET_URL,
    start() {
      running = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
      return new Promise((listening, failed) => {
        let output = "";
        running.stdout.on("data", (chunk) => {
          output += chunk;
          if (output.includes("Listening on")) {
            listening();
          }
        });
        running.on("exit", () => failed(new Error(`Meet ended before it listened:\n${output}`)));
      });
    },
    async stop() {
      if (running?.exitCode === null && running.signalCode === null) {
        const exited = once(running, "exit");
        running.kill();
        await exited;
      }
    },
  };
}
