// The soak of the browser tests, as long as SOAK_SECONDS says, against an emulator of its own. Start it with run.sh.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { start } from "./server.mjs";

const TEST = "../../../integration-tests/src/test/browser/soak-emulator.test.mjs";
const emulator = await start(process.argv[2]);
const test = spawn("node", ["--test", "--test-reporter=spec", TEST], {
  stdio: "inherit",
  env: {
    ...process.env,
    EMULATOR_URL: emulator.url,
    EMULATOR_APP_ID: emulator.app,
    EMULATOR_SECRET: emulator.secret,
    EMULATOR_PID: String(emulator.pid),
  },
});
const [code] = await once(test, "exit");
await emulator.stop();
process.exit(code ?? 1);
