import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers, bubble, hasMedia, openChat, person, picture, PHONE, say } from "./support/chromium.mjs";

const { enter, visit } = browsers();

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

for (const colorScheme of ["light", "dark"]) {
  test(`fits a phone, ${colorScheme}`, async () => {
    const room = `weekly-sync-with-a-rather-long-name-${colorScheme}`;
    const ada = await enter(room, "Ada Lovelace", { viewport: PHONE, colorScheme });
    const bob = await enter(room, "Bob", { colorScheme });
    await person(bob, "Ada Lovelace").waitFor();
    await openChat(ada);
    await say(bob, "Shall we move the release to Thursday? The notes are not done yet.");
    await say(ada, "Fine with me.");
    await say(ada, `https://example.com/${"long".repeat(30)}`);
    await bubble(bob, "https://").waitFor();
    await bubble(ada, "https://").waitFor();

    assert.ok((await overflow(ada)) <= 0, "nothing sticks out at 360 pixels");
    for (const button of await ada.locator("button:visible").all()) {
      const { height } = await button.boundingBox();
      assert.ok(height >= 44, `every button can be hit with a thumb; ${height} px: ${await button.evaluate((element) => element.outerHTML)}`);
    }
    await picture(ada, `phone-${colorScheme}`);
    await picture(bob, `desktop-${colorScheme}`);

    await ada.getByRole("button", { name: /show who is here/ }).click();
    await person(ada, "Bob").waitFor();
    await picture(ada, `phone-people-${colorScheme}`);
  });

  test(`the lobby fits a phone, ${colorScheme}`, async () => {
    const page = await visit("/", { viewport: PHONE, colorScheme });
    await page.locator('#rooms[aria-busy="false"]').waitFor();
    assert.ok((await overflow(page)) <= 0);
    await picture(page, `lobby-phone-${colorScheme}`);
  });
}

test("the room can be used with the keyboard alone", async () => {
  const page = await enter("keys", "Ada");
  await page.keyboard.type("Typed at once");
  await page.keyboard.press("Enter");
  await bubble(page, "Typed at once").waitFor();

  const reached = [];
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement.id || document.activeElement.className));
  }
  const leave = (await hasMedia(page)) ? "media-controls" : "leave";
  for (const id of ["brand", "invite", "people-toggle", leave, "scroller", "text"]) {
    assert.ok(reached.includes(id), `${id} is reached with Tab; reached ${reached}`);
  }
});
