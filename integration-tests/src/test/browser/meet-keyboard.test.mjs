import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers, person } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";

const { enter } = browsers({ media: true });

/** What has the focus, also inside elements: its label or its text. */
const focused = (page) =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) {
      active = active.shadowRoot.activeElement;
    }
    return active?.getAttribute("aria-label") ?? active?.textContent.trim() ?? "";
  });

const hasFocus = (page, wanted) => until(`the focus on ${wanted}`, async () => wanted.test(await focused(page)));

test("the dialog takes the focus, and gives it back", async () => {
  const ada = await enter("keys-dialog", "Ada");
  const open = ada.getByRole("button", { name: "Broadcast from OBS" });
  await open.focus();
  await ada.keyboard.press("Enter");
  await hasFocus(ada, /^Server$/);
  await ada.keyboard.press("Tab");
  await hasFocus(ada, /^Copy server$/);

  await ada.keyboard.press("Escape");
  await ada.getByRole("dialog").waitFor({ state: "hidden" });
  await hasFocus(ada, /^Broadcast from OBS/);
});

test("what a host may do is reached, closed and left with the keyboard", async () => {
  const ada = await enter("keys-menu", "Ada");
  const bob = await enter("keys-menu", "Bob", { audio: true });
  const moderate = ada.locator("#people-list").getByRole("button", { name: "Moderate Bob" });
  const mute = person(ada, "Bob").getByRole("button", { name: "Mute" });
  await moderate.focus();
  await ada.keyboard.press("Enter");
  await mute.waitFor();
  await ada.keyboard.press("Tab");
  await hasFocus(ada, /^Mute$/);

  await ada.keyboard.press("Escape");
  await mute.waitFor({ state: "detached" });
  assert.equal(await moderate.getAttribute("aria-expanded"), "false");
  await hasFocus(ada, /^Moderate Bob$/);

  await ada.keyboard.press("Enter");
  await ada.keyboard.press("Tab");
  await ada.keyboard.press("Enter");
  await mute.waitFor({ state: "detached" });
  // What was done has gone, and the keyboard is not lost with it.
  await hasFocus(ada, /^Moderate Bob$/);

  await person(ada, "Bob").getByRole("button", { name: "Remove from the room" }).focus();
  await ada.keyboard.press("Enter");
  await bob.getByRole("heading", { name: "You were removed from this room" }).waitFor();
  await hasFocus(bob, /^Back to all rooms$/);
  await person(ada, "Bob").waitFor({ state: "detached" });
  await hasFocus(ada, /show who is here/);
});

test("the choice of a device takes the focus, and gives it back", async () => {
  const ada = await enter("keys-devices", "Ada", { video: true });
  const choose = ada.getByRole("button", { name: "Camera settings" });
  await choose.focus();
  await ada.keyboard.press("Enter");
  await ada.keyboard.press("Tab");
  await until("the focus inside", async () => (await focused(ada)) !== "Camera settings");

  await ada.keyboard.press("Escape");
  await hasFocus(ada, /^Camera settings$/);
});
