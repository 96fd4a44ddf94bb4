import { html, nothing } from "lit";
import type { LocalSource } from "../media-types.js";
import { icon, type IconName } from "./icons.js";
import { messages } from "./messages.js";

interface Extras {
  /** Pressed or not; a button that stays as it is has neither. */
  on?: boolean;
  /** The keys that do the same. */
  keys?: string;
  /** Why it does nothing. */
  refusal?: string;
  badge?: number | string;
}

/** A round button. */
export function round(name: IconName, text: string, act: () => void, { on, keys, refusal, badge }: Extras = {}) {
  const struck = on === false && (name === "microphone" || name === "camera");
  return html`<button
    class="round ${name}"
    part="button ${name}"
    aria-label=${text}
    aria-pressed=${on ?? nothing}
    aria-disabled=${refusal ? "true" : nothing}
    aria-keyshortcuts=${keys || nothing}
    data-tip=${refusal || (keys ? `${text} (${keys})` : text)}
    @click=${act}
  >
    ${icon(name, struck)}${badge ? html`<i class="count">${badge}</i>` : nothing}
  </button>`;
}

/** Whether a device gives something to see or to hear. */
export const isOn = (source?: LocalSource) => !!source?.on && !source.muted;

/** The round button of a device. */
export function deviceButton(source: LocalSource, act: () => void, extras?: Extras) {
  const [stop, start] = {
    microphone: [messages.mute, messages.unmute],
    camera: [messages.endCamera, messages.startCamera],
    screen: [messages.stopSharing, messages.shareScreen],
  }[source.source];
  const on = isOn(source);
  return round(source.source, on ? stop : start, act, { on, ...extras });
}
