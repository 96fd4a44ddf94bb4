// The step before a build with npm: of this library, and of Meet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Runs `npm ci` unless what is installed is what package-lock.json says, for this platform. Ends the process if it fails.
 *
 * @param whose what needs it, for the message
 */
export function install(folder, whose) {
  const stamp = join(folder, "node_modules/.installed");
  const wanted = createHash("sha256")
    .update(readFileSync(join(folder, "package-lock.json")))
    .update(`${process.platform}-${process.arch}`)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
    return;
  }
  // esbuild's install script only replaces a wrapper by the binary itself; it works without.
  const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (npm.error || npm.status !== 0) {
    console.error(`npm ci did not finish for ${whose}. It needs Node 20 or newer with npm, and an npm registry.`);
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
