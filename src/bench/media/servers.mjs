import { spawn } from "node:child_process";
import { once } from "node:events";

const RESPONDER_PORT = 19300;
const SERVER_PORT = 19301;

/** Starts a program and waits for a line of its output. */
export async function started([program, ...args], line) {
  const running = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(running, "exit");
  let output = "";
  await new Promise((listening, failed) => {
    running.stdout.on("data", (chunk) => {
      output += chunk;
      if (output.includes(line)) {
        listening();
      }
    });
    running.on("error", failed);
    running.on("exit", () => failed(new Error(`${program} ended before it said "${line}":\n${output}`)));
  });
  return {
    pid: running.pid,
    stop: () => {
      running.kill();
      return exited;
    },
  };
}

/** The application of the benchmark on the first core, and a responder that stands in for Cloudflare on the second. */
export async function startServer() {
  const port = String(RESPONDER_PORT);
  const responder = await started(["taskset", "-c", "1", process.execPath, "responder.mjs", port], "Listening");
  const options = (process.env.JVM_OPTIONS ?? "").split(" ").filter(Boolean);
  const base = `http://127.0.0.1:${port}/v1`;
  const server = await started(
    [
      ...["taskset", "-c", "0", "java", "-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", ...options],
      ...[`-Dquarkus.http.port=${SERVER_PORT}`, `-Dquarkus.cloudflare.calls.base-url=${base}`],
      ...["-Dquarkus.cloudflare.calls.app-id=bench", "-Dquarkus.cloudflare.calls.app-secret=not-a-secret"],
      ...[`-Dquarkus.rest-client.bare.url=${base}/apps/bench`, "-jar", "server/target/quarkus-app/quarkus-run.jar"],
    ],
    "Listening on",
  );
  // taskset becomes the program it starts.
  return {
    url: `http://127.0.0.1:${SERVER_PORT}`,
    pid: server.pid,
    stop: async () => {
      await server.stop();
      await responder.stop();
    },
  };
}

/** The packaged Meet, with an emulator that runs already. */
export async function startMeet({ url, app, secret }) {
  const meet = await started(
    [
      ...["java", `-Dquarkus.http.port=${SERVER_PORT}`, "-Dquarkus.http.host=127.0.0.1", `-Dquarkus.cloudflare.calls.base-url=${url}`],
      ...[`-Dquarkus.cloudflare.calls.app-id=${app}`, `-Dquarkus.cloudflare.calls.app-secret=${secret}`],
      ...["-Dquarkus.cloudflare.media.token-key=a-key-of-the-benchmark-0123456789abcdef0123456789abcdef"],
      ...["-jar", "../../../integration-tests/target/quarkus-app/quarkus-run.jar"],
    ],
    "Listening on",
  );
  return { url: `http://127.0.0.1:${SERVER_PORT}`, ...meet };
}
