import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers, bubble, person, picture, PHONE, say } from "./support/chromium.mjs";

const { enter, visit } = browsers();

const SETTINGS = ["quarkus.cloudflare.calls.app-id", "quarkus.cloudflare.calls.app-secret", "quarkus.cloudflare.media.token-key"];

test("without settings for media people meet and chat, and are told what is off and why", async () => {
  const ada = await enter("off", "Ada");
  const bob = await enter("off", "Bob", { viewport: PHONE });

  await ada.getByText("Sound and video are off: this server has no settings for Cloudflare Realtime").waitFor();
  for (const setting of SETTINGS) {
    await ada.getByText(setting, { exact: true }).waitFor();
  }
  assert.equal(await ada.locator("cf-media-grid, cf-controls").filter({ visible: true }).count(), 0);
  await person(ada, "Bob").waitFor();
  await say(ada, "We can write, at least.");
  await bubble(bob, "We can write, at least.").waitFor();
  await bob.getByText("Sound and video are off").click();
  await bob.getByText(SETTINGS[0], { exact: true }).waitFor();
  await picture(ada, "media-off");
  await picture(bob, "media-off-phone");
});

test("without settings for media a name is all that is asked for", async () => {
  const guest = await visit("/r/off-door");
  await guest.getByLabel("Your name").fill("Grace");
  assert.equal(await guest.locator("cf-prejoin video, cf-prejoin select").count(), 0);
  await picture(guest, "media-off-door");
  await guest.keyboard.press("Enter");
  await person(guest, "Grace").waitFor();
});

test("the lobby and the page of viewers say that media is off", async () => {
  const page = await visit("/");
  await page.getByText("Sound and video are off").waitFor();
  await page.goto("/watch/off");
  await page.getByText("there is nothing to watch").waitFor();
});
