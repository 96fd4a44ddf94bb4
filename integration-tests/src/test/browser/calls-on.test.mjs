import assert from "node:assert/strict";
import { test } from "node:test";
import { browsers, bubble, person, picture, say } from "./support/chromium.mjs";
import { until } from "./support/patience.mjs";

const { enter } = browsers({ media: true });

/** How much of others has been seen and heard in a page. */
const received = (page) =>
  page.evaluate(() => {
    const grid = document.getElementById("grid").shadowRoot;
    const videos = [...grid.querySelectorAll("cf-media-tile:not([self])")].map((tile) => tile.shadowRoot.querySelector("video"));
    return {
      frames: videos.reduce((sum, video) => sum + (video?.getVideoPlaybackQuality().totalVideoFrames ?? 0), 0),
      speaking: window.meet.room.media.speaking.size,
    };
  });

test("two tabs see, hear and write to each other, and one shows its screen", async () => {
  const ada = await enter("two-tabs", "Ada", { audio: true, video: true });
  const bob = await enter("two-tabs", "Bob", { audio: true, video: true });

  for (const page of [ada, bob]) {
    const { frames } = await received(page);
    await until("decoded frames", async () => (await received(page)).frames > frames + 10);
    await until("somebody to be heard", async () => (await received(page)).speaking > 0);
  }
  await say(ada, "Can you see me?");
  await bubble(bob, "Can you see me?").waitFor();
  await bob.getByRole("button", { name: "Share screen" }).click();
  await person(ada, "Bob").getByText("sharing").waitFor();
  await picture(ada, "two-tabs");
  assert.deepEqual([...ada.problems, ...bob.problems], []);
});
