import assert from "node:assert/strict";
import { test } from "node:test";
import { gallery } from "./support/gallery.mjs";

const open = gallery();
const WHITE = "rgb(255, 255, 255)";

/** Presses Tab until it has seen every stop once, and names them. */
async function tabStops(page, most = 30) {
  const stops = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) {
        active = active.shadowRoot.activeElement;
      }
      return active === document.body ? "" : (active.getAttribute("aria-label") ?? active.tagName);
    });
    if (!stop) {
      break;
    }
    stops.push(stop);
  }
  return stops;
}

test("every control is reached with Tab, and says what it does", async () => {
  const page = await open("state=moderator");
  const stops = await tabStops(page);
  for (const name of ["Actions for Bob", "Mute", "Microphone and speaker", "Turn camera off", "Camera settings", "Share screen", "Raise hand", "Chat", "People", "Leave"]) {
    assert.ok(stops.includes(name), `${name} is reached; reached ${stops}`);
  }
});

test("a button says whether it is pressed, and what a click would do", async () => {
  const page = await open("state=two");
  const button = page.locator("cf-controls button.microphone");
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  await page.getByRole("button", { name: "Mute", exact: true }).click();
  assert.equal(await button.getAttribute("aria-label"), "Unmute");
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  assert.equal(await page.locator("cf-media-tile[self][muted]").count(), 1, "the own tile has the badge");
});

test("Alt and a letter work the controls, but not while somebody types", async () => {
  const page = await open("state=chat");
  await page.keyboard.press("Alt+KeyM");
  assert.ok(await page.evaluate(() => room.media.microphone.muted));
  await page.getByLabel("Message", { exact: true }).focus();
  await page.keyboard.press("Alt+KeyM");
  assert.ok(await page.evaluate(() => room.media.microphone.muted), "what is typed is text");
});

test("a hand goes up with the event of the attribute, and is announced", async () => {
  const page = await open("state=two");
  await page.getByRole("button", { name: "Raise hand" }).click();
  await page.getByRole("button", { name: "Lower hand" }).waitFor();
  assert.deepEqual(await page.evaluate(() => room.pushed), [{ event: "hand", payload: { raised: true } }]);
  await page.evaluate(() => room.update("m1", { meta: { name: "Bob", hand: true } }));
  await page.locator("cf-room .sr", { hasText: "Bob raised a hand" }).waitFor({ state: "attached" });
  assert.equal(await page.locator("cf-media-tile[hand]").count(), 2);
});

test("who comes and goes is said, and seen at once", async () => {
  const page = await open("state=two");
  await page.evaluate(() => room.enter({ ...people(3)[2] }));
  await page.locator("cf-room .sr", { hasText: "Chidi Anagonye joined" }).waitFor({ state: "attached" });
  await page.locator("cf-media-tile").nth(2).waitFor();
  await page.evaluate(() => room.exit("m2"));
  await page.locator("cf-room .sr", { hasText: "Chidi Anagonye left" }).waitFor({ state: "attached" });
  assert.equal(await page.locator("cf-media-tile").count(), 2);
});

test("only what is seen is watched, and it is told its size", async () => {
  const page = await open("state=five");
  await page.waitForFunction(() => room.media.watched.length === 3 && room.media.watched.every(({ size }) => size[0] > 100));
  await page.evaluate(() => shown.remove());
  await page.waitForFunction(() => room.media.watched.every(({ closed }) => closed));
});

test("a picture that was out of the page plays again", async () => {
  const page = await open("view=grid");
  const plays = (video, playing) => page.waitForFunction(([element, wanted]) => element.paused !== wanted, [video, playing]);
  const first = () => page.locator("cf-media-tile video").first().elementHandle();
  const video = await first();
  await plays(video, true);
  await page.evaluate(() => {
    globalThis.home = shown.parentNode;
    shown.remove();
  });
  await plays(video, false);
  // A camera cannot go on while its pictures are held.
  assert.equal(await video.evaluate((element) => element.srcObject), null);
  await page.evaluate(() => home.append(shown));
  await plays(await first(), true);
});

test("the own camera is a mirror; others, and a screen, are not", async () => {
  const page = await open("state=ownscreen");
  const flipped = (selector) => page.locator(`${selector} video`).first().evaluate((video) => getComputedStyle(video).transform);
  assert.equal(await flipped('cf-media-tile[self][kind="camera"]'), "matrix(-1, 0, 0, 1, 0, 0)");
  assert.equal(await flipped('cf-media-tile[self][kind="screen"]'), "none");
  assert.equal(await flipped("cf-media-tile:not([self])"), "none");
});

test("a moderator asks from the menu of a tile, with the keyboard", async () => {
  const page = await open("state=moderator");
  await page.evaluate(() => {
    window.asked = [];
    for (const type of ["cf-mute-request", "cf-stop-request", "cf-remove-request"]) {
      addEventListener(type, ({ detail }) => window.asked.push([type, detail.member.id, detail.track?.trackName ?? null]));
    }
  });
  for (const item of ["Mute", "Turn off camera", "Remove from the call"]) {
    await page.getByRole("button", { name: "Actions for Bob" }).focus();
    await page.keyboard.press("Enter");
    await page.locator("cf-media-tile").nth(1).getByRole("button", { name: item, exact: true }).press("Enter");
  }
  assert.deepEqual(await page.evaluate(() => window.asked), [
    ["cf-mute-request", "m1", "microphone-m1"],
    ["cf-stop-request", "m1", "camera-m1"],
    ["cf-remove-request", "m1", null],
  ]);
  assert.equal(await page.locator("cf-media-tile[self] [part=menu]").count(), 0, "not on the own tile");
});

test("a problem is explained where it happens, until it is dismissed", async () => {
  const page = await open("state=denied");
  const notice = page.getByRole("alert");
  assert.match(await notice.textContent(), /Allow it in the address bar, then try again\./);
  await page.getByRole("button", { name: "Dismiss" }).click();
  await notice.waitFor({ state: "detached" });
});

test("a room without media says so, and its chat works", async () => {
  const page = await open("state=mediaoff");
  await page.getByText("the server is not set up for it").waitFor();
  const unmute = page.getByRole("button", { name: "Unmute" });
  assert.equal(await unmute.getAttribute("aria-disabled"), "true");
  await unmute.click({ force: true });
  assert.equal(await page.evaluate(() => room.media.microphone.on), false);
});

test("right to left mirrors the layout", async () => {
  const page = await open("state=screen&dir=rtl");
  const large = await page.locator('cf-media-tile[kind="screen"]').boundingBox();
  const small = await page.locator("cf-media-tile[self]").boundingBox();
  assert.ok(small.x + small.width <= large.x, "the strip is at the left");
});

for (const [theme, colorScheme] of [["dark", "light"], ["light", "dark"]]) {
  test(`theme="${theme}" beats a system that is ${colorScheme}`, async () => {
    const page = await open(`state=chat&theme=${theme}`, { colorScheme });
    const background = await page.locator("cf-controls textarea, cf-chat textarea").first().evaluate((field) => getComputedStyle(field).backgroundColor);
    assert.equal(background === WHITE, theme === "light");
  });
}

test("variables of the page are the theme", async () => {
  const page = await open("state=two");
  await page.addStyleTag({ content: ":root { --cf-danger: rgb(0, 90, 0) }" });
  const color = await page.getByRole("button", { name: "Leave" }).evaluate((button) => getComputedStyle(button).backgroundColor);
  assert.equal(color, "rgb(0, 90, 0)");
});

test("leaving can be prevented", async () => {
  const page = await open("state=two");
  await page.evaluate(() => addEventListener("cf-leave", (event) => event.preventDefault(), { once: true }));
  await page.getByRole("button", { name: "Leave" }).click();
  assert.equal(await page.evaluate(() => room.state), "joined");
  await page.getByRole("button", { name: "Leave" }).click();
  await page.getByText("You have left the room.").waitFor();
});
