import { prepareConnection } from "/cloudflare/rooms.js";
import { byId, element } from "./dom.js";
import { rememberDevices, rememberedDevices } from "./remembered.js";

const PROBLEMS = {
  name_required: "Tell the others who you are.",
  name_too_long: "That name is too long: at most 40 characters.",
  name_taken: "Someone here has this name already.",
};

/** What was off because it did not work is tried again the next time. */
const remember = ({ audio, video, preview }) =>
  preview && rememberDevices({ audio: audio || Boolean(preview.microphone.error), video: video || Boolean(preview.camera.error) });

/**
 * The way into a room: a look at oneself, the devices, a name; only a name where there is no media. `enter` gets what
 * `cf-prejoin` says.
 */
export function door({ title, enter }) {
  const place = byId("gate");
  let prejoin;

  function open(name, media) {
    prepareConnection();
    prejoin = element("cf-prejoin", { id: "prejoin", heading: title, name });
    prejoin.noMedia = !media;
    for (const [kind, on] of Object.entries(rememberedDevices())) {
      prejoin[kind] = on ? null : "off";
    }
    prejoin.addEventListener("cf-join", ({ detail }) => {
      prejoin.busy = true;
      remember(detail);
      enter(detail);
    });
    place.replaceChildren(prejoin);
    place.hidden = false;
  }

  /** A name that is free, to be taken with one click. */
  function suggest(name) {
    const take = element("button", { type: "button", className: "quiet wide", id: "gate-suggestion", text: `Enter as “${name}”` });
    take.addEventListener("click", () => {
      prejoin.name = name;
      prejoin.shadowRoot.querySelector("form").requestSubmit();
    });
    return take;
  }

  return {
    /** Asks, or asks again with what was wrong. */
    async ask({ name = "", media, reason, suggestion }) {
      if (!prejoin?.isConnected) {
        open(name, media);
      }
      prejoin.busy = false;
      prejoin.problem = PROBLEMS[reason] ?? "";
      prejoin.replaceChildren(...(suggestion ? [suggest(suggestion)] : []));
      await prejoin.updateComplete;
      const field = prejoin.shadowRoot.querySelector("input");
      field.oninvalid = (invalid) => {
        invalid.preventDefault();
        prejoin.problem = PROBLEMS.name_required;
        field.focus();
      };
      if (!name || reason) {
        field.select();
        field.focus();
      }
    },
    /** Whether a refusal is about the name. */
    asksFor: (reason) => reason in PROBLEMS,
  };
}
