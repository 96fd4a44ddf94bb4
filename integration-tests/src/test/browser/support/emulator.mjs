import { after } from "node:test";
import { control as controlOf, startEmulator } from "./emulator-process.mjs";

/**
 * The emulator under test: one that runs, or one of this file's own, where EMULATOR_COMMAND tells how to start it, as JSON.
 */
export const emulator = process.env.EMULATOR_COMMAND ? await started(JSON.parse(process.env.EMULATOR_COMMAND)) : running();

function running() {
  return {
    url: process.env.EMULATOR_URL,
    app: process.env.EMULATOR_APP_ID,
    secret: process.env.EMULATOR_SECRET,
    turnKey: process.env.EMULATOR_TURN_KEY,
    turnToken: process.env.EMULATOR_TURN_TOKEN,
    pid: Number(process.env.EMULATOR_PID),
  };
}

async function started(command) {
  const printed = await startEmulator(command);
  after(printed.stop);
  return printed;
}

/** One request to its control API. */
export const control = (...request) => controlOf(emulator, ...request);
