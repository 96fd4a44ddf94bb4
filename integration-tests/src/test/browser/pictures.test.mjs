import { test } from "node:test";
import { browsers, goIn, isIn, openChat, picture, say } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";

const { enter, visit } = browsers({ media: true });

const WIDTHS = { phone: { width: 390, height: 844 }, tablet: { width: 820, height: 1180 }, desktop: { width: 1440, height: 900 } };
const LOOKS = Object.entries(WIDTHS).flatMap(([name, viewport]) => ["light", "dark"].map((colorScheme) => ({ name, viewport, colorScheme })));

const shows = (page, pictures) =>
  until(`${pictures} pictures`, () =>
    page.evaluate((wanted) => {
      const tiles = [...document.getElementById("grid").shadowRoot.querySelectorAll("cf-media-tile")];
      const videos = tiles.map((tile) => tile.shadowRoot.querySelector("video")).filter((video) => video?.videoWidth > 0);
      return videos.length >= wanted;
    }, pictures),
  );

/** For people to look at, in target/screenshots. */
for (const { name, viewport, colorScheme } of LOOKS) {
  test(`looks good on a ${name}, ${colorScheme}`, async () => {
    const look = `${name}-${colorScheme}`;
    const grace = await enter(`look-${look}`, "Grace Hopper", { audio: true });
    const bob = await enter(`look-${look}`, "Bob", { video: true });

    const ada = await visit(`/r/look-${look}`, { name: "Ada Lovelace", audio: true, video: true, viewport, colorScheme });
    await ada.locator('cf-prejoin .camera[aria-pressed="true"]').waitFor();
    await until("the own picture", () => ada.evaluate(() => document.getElementById("prejoin").shadowRoot.querySelector("video")?.videoWidth > 0));
    await picture(ada, `door-${look}`);
    await goIn(ada);
    await isIn(ada);
    await shows(ada, 2);
    await say(bob, "The new layout is ready. Shall we have a look?");
    await bob.getByRole("button", { name: "Raise hand" }).click();
    await ada.getByText("Bob would like to speak").waitFor();
    await picture(ada, `call-${look}`);

    await bob.getByRole("button", { name: "Share screen" }).click();
    await ada.getByRole("group", { name: /screen/i }).waitFor();
    await shows(ada, 3);
    await picture(ada, `screen-${look}`);
    await openChat(ada);
    await say(ada, "Yes, please!");
    await picture(ada, `call-chat-${look}`);
    await Promise.all([grace, bob, ada].map((page) => page.context().close()));
  });

  test(`the other pages look good on a ${name}, ${colorScheme}`, async () => {
    const page = await visit("/", { viewport, colorScheme });
    await page.locator('#rooms[aria-busy="false"]').waitFor();
    await picture(page, `lobby-${name}-${colorScheme}`);
    await page.getByRole("link", { name: "See how it is made" }).click();
    await page.getByRole("heading", { name: "How Meet is made" }).waitFor();
    await picture(page, `how-${name}-${colorScheme}`);
    await page.context().close();
  });
}
