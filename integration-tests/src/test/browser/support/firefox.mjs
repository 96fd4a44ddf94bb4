import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import WebSocket from "ws";

const executable = process.env.FIREFOX ?? "firefox-esr";
const PREFERENCES = {
  "media.navigator.streams.fake": true,
  "media.navigator.permission.disabled": true,
  "media.autoplay.default": 0,
  "media.gmp-manager.updateEnabled": false,
  "app.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
};

/** A stock Firefox, driven by WebDriver BiDi, with a fake camera and microphone. */
export async function launchFirefox() {
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  const lines = Object.entries(PREFERENCES).map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, "user.js"), lines.join(""));
  const firefox = spawn(executable, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, HOME: profile },
  });
  const ended = once(firefox, "exit");
  const bidi = await connect(`${await address(firefox)}/session`);
  await bidi.send("session.new", { capabilities: {} });
  return {
    newPage: () => newPage(bidi),
    async close() {
      bidi.close();
      firefox.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Where Firefox says that it listens. */
function address(firefox) {
  return new Promise((listening, failed) => {
    let output = "";
    firefox.stderr.on("data", (chunk) => {
      output += chunk;
      const found = output.match(/WebDriver BiDi listening on (ws:\/\/\S+)/);
      if (found) {
        listening(found[1]);
      }
    });
    firefox.on("error", failed);
    firefox.on("exit", () => failed(new Error(`Firefox ended before it listened:\n${output}`)));
  });
}

async function connect(url) {
  const socket = new WebSocket(url);
  await once(socket, "open");
  const waiting = new Map();
  let last = 0;
  socket.on("message", (text) => {
    const { id, type, result, error, message } = JSON.parse(text);
    const asked = waiting.get(id);
    waiting.delete(id);
    if (type === "success") {
      asked?.resolve(result);
    } else {
      asked?.reject(new Error(`${error}: ${message}`));
    }
  });
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        waiting.set(++last, { resolve, reject });
        socket.send(JSON.stringify({ id: last, method, params }));
      }),
    close: () => socket.close(),
  };
}

/** As much of Playwright's page as tests use. */
async function newPage(bidi) {
  const { context } = await bidi.send("browsingContext.create", { type: "tab" });

  async function evaluate(script, given = null) {
    const answer = await bidi.send("script.callFunction", {
      functionDeclaration: `async (given) => JSON.stringify(await (${script})(JSON.parse(given)))`,
      arguments: [{ type: "string", value: JSON.stringify(given) }],
      awaitPromise: true,
      target: { context },
    });
    if (answer.type === "exception") {
      throw new Error(answer.exceptionDetails.text);
    }
    return answer.result.value && JSON.parse(answer.result.value);
  }

  return {
    evaluate,
    goto: (url) => bidi.send("browsingContext.navigate", { context, url, wait: "complete" }),
    /** Runs a script in each page before its own. */
    addInitScript: (script) => bidi.send("script.addPreloadScript", { functionDeclaration: `() => { ${script} }`, contexts: [context] }),
    close: () => bidi.send("browsingContext.close", { context }),
  };
}
