import { byId } from "./dom.js";
import { watchLinkTo } from "./rooms.js";

const PROBLEMS = {
  hosts_only: "Only a host can broadcast.",
  media_off: "This server has no sound and video.",
};
const TOLD_MS = 2000;

/** Gives a host what OBS needs to broadcast into the room. `ask()` fetches `{path, token}`. */
export function broadcastButton({ roomId, ask }) {
  const dialog = byId("broadcasting");
  const error = byId("broadcast-error");

  byId("broadcast").addEventListener("click", async () => {
    byId("watch-url").value = new URL(watchLinkTo(roomId), location.href).href;
    error.hidden = true;
    dialog.showModal();
    try {
      const { path, token } = await ask();
      byId("whip-url").value = new URL(path, location.href).href;
      byId("whip-token").value = token;
    } catch ({ reason }) {
      error.textContent = PROBLEMS[reason] ?? "There is no link at the moment. Try again.";
      error.hidden = false;
    }
  });

  for (const button of dialog.querySelectorAll("[data-copies]")) {
    const label = button.firstElementChild;
    const usual = label.textContent;
    button.addEventListener("click", async () => {
      const field = byId(button.dataset.copies);
      try {
        await navigator.clipboard.writeText(field.value);
        label.textContent = "Copied";
        setTimeout(() => (label.textContent = usual), TOLD_MS);
      } catch {
        field.type = "text";
        field.select();
      }
    });
  }

  return { show: (may) => (byId("broadcast").hidden = !may) };
}
