import assert from "node:assert/strict";
import { test } from "node:test";
import { gallery } from "./support/gallery.mjs";

const open = gallery();

test("devices are chosen in a menu that Escape closes", async () => {
  const page = await open("state=two");
  await page.getByRole("button", { name: "Microphone and speaker" }).click();
  await page.getByLabel("Microphone", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("Speaker", { exact: true }).selectOption({ index: 1 });
  assert.deepEqual(await page.evaluate(() => [room.media.microphone.deviceId, room.media.speakerId]), ["audioinput-1", "audiooutput-1"]);
  await page.keyboard.press("Escape");
  await page.getByLabel("Speaker", { exact: true }).waitFor({ state: "hidden" });
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.querySelector("cf-controls").shadowRoot.activeElement?.ariaLabel), "Microphone and speaker");
});

test("the level of the microphone is followed while it can be seen", async () => {
  const page = await open("view=devices");
  await page.waitForFunction(() => shown.shadowRoot.querySelector("i").style.transform === "scaleX(0.6)");
  assert.ok((await page.locator(".level i").boundingBox()).width > 10, "it is drawn");

  // Observed later than by the element itself, so told of a change later, too.
  const show = (display) =>
    page.evaluate(async (to) => {
      const hidden = to === "none";
      await new Promise((resized) => {
        new ResizeObserver(([{ contentRect }]) => hidden === !contentRect.width && resized()).observe(shown);
        shown.style.display = to;
      });
    }, display);
  const readsInASecond = async () => {
    await page.evaluate(() => {
      window.reads = 0;
      Object.defineProperty(shown.media.microphone, "level", { configurable: true, get: () => ++window.reads && 0.3 });
    });
    await page.clock.runFor(1000);
    return page.evaluate(() => window.reads);
  };
  await show("none");
  await page.clock.install();
  assert.equal(await readsInASecond(), 0);
  await show("");
  assert.ok((await readsInASecond()) > 5);
});
