import { byId } from "./dom.js";

const SHOWN_MS = 2000;

/** Puts the link of the room on the clipboard; where that is not allowed, into a prompt to copy from. */
export function inviteButton(link) {
  const text = byId("invite-text");
  const usual = text.textContent;
  let timer;

  // On a phone the button is only a picture until there is something to tell.
  function tell(what, news) {
    text.textContent = what;
    text.classList.toggle("told", news);
  }

  byId("invite").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link);
      tell("Copied", true);
      clearTimeout(timer);
      timer = setTimeout(() => tell(usual, false), SHOWN_MS);
    } catch {
      window.prompt("Copy this link to invite someone:", link);
    }
  });
}
