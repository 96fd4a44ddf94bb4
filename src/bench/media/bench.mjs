// Runs the scenarios. Start it with run.sh, which builds.
import { run } from "../emulator/scenarios.mjs";
import { firstFrame } from "./first-frame.mjs";
import { joinCpu } from "./join-cpu.mjs";

const scenarios = { "first-frame": firstFrame, "join-cpu": joinCpu };
await run("media", scenarios, process.argv.slice(2), "servers and browsers on the same two cores, loopback");
