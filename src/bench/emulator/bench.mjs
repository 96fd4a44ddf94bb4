// Runs the scenarios. Start it with run.sh, which builds.
import { connecting } from "./connecting.mjs";
import { forwarding } from "./forwarding.mjs";
import { idle } from "./idle.mjs";
import { run } from "./scenarios.mjs";
import { start } from "./server.mjs";

const [jar, ...given] = process.argv.slice(2);

/** Each has an emulator of its own. */
const alone = (scenario) => async (report, options) => {
  const server = await start(jar);
  try {
    await scenario(server, report, options);
  } finally {
    await server.stop();
  }
};
const scenarios = { idle: alone(idle), connecting: alone(connecting), forwarding: alone(forwarding) };
await run("emulator", scenarios, given, "emulator and browsers on the same two cores, loopback");
