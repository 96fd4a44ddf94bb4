import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./support/axe.mjs";
import { picture } from "./support/chromium.mjs";
import { gallery, settled } from "./support/gallery.mjs";

const open = gallery();
const CALLS = ["one", "two", "three", "five", "twelve", "many", "mixed", "moderator", "screen", "screentwo", "ownscreen", "off", "talking", "denied", "nodevice",
  "mediaoff", "removed", "blocked", "forbidden", "away", "left", "chat", "people", "empty"].map((state) => `state=${state}`);
const OTHERS = ["view=grid", "view=presence", "view=devices", "view=chat", "view=chat&empty", "view=prejoin", "view=prejoin&devices=denied", "view=prejoin&devices=none",
  "view=prejoin&busy", "view=prejoin&nomedia&problem=The+name+is+taken"];
const WIDTHS = [{ width: 320, height: 640 }, { width: 768, height: 900 }, { width: 1280, height: 800 }];
/** The states whose pictures are kept, for people to look at. */
const PICTURED = /=(two|five|twelve|mixed|screen|denied|chat|prejoin|prejoin&devices=denied)$/;

/** By how much something sticks out of the window. */
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

for (const query of [...CALLS, ...OTHERS]) {
  test(`axe finds nothing in ${query}, and nothing sticks out at any width`, async () => {
    const page = await open(query);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await violations(page), [], colorScheme);
    }
    await page.emulateMedia({ colorScheme: "light" });
    for (const dir of ["rtl", "ltr"]) {
      await page.evaluate((now) => (document.documentElement.dir = now), dir);
      for (const size of WIDTHS) {
        await page.setViewportSize(size);
        await settled(page);
        assert.ok((await overflow(page)) <= 0, `nothing sticks out at ${size.width} pixels, ${dir}`);
        if (dir === "ltr" && PICTURED.test(query)) {
          await picture(page, `elements-${query.replace(/\W+/g, "-")}-${size.width}`);
        }
      }
    }
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
}
