import { html, nothing } from "lit";
import type { LocalMedia } from "../media-types.js";
import { CfElement, define, unlisted } from "./base.js";
import { deviceStyles } from "./device-styles.js";
import { icon } from "./icons.js";
import { messages } from "./messages.js";

const LEVEL_MS = 80;

type Kind = "microphone" | "camera" | "speaker";

/** Chooses microphone, camera and speaker, of the room or of a preview, and shows how loud the microphone is. */
export class CfDevicePicker extends CfElement {
  /** Which, and in what order: "microphone camera speaker". */
  declare kinds: string;
  /** Whose devices: those of the room unless others are given. */
  declare media: LocalMedia | null;
  #timer?: ReturnType<typeof setInterval>;

  constructor() {
    super();
    this.kinds = "microphone camera speaker";
  }

  protected override connected(gone: AbortSignal) {
    gone.onabort = () => clearInterval(this.#timer);
  }

  protected override get devices() {
    return this.media ?? super.devices;
  }

  /** The level is followed while it can be seen. */
  protected override resized({ width }: DOMRectReadOnly) {
    clearInterval(this.#timer);
    if (width) {
      this.#timer = setInterval(() => {
        const bar = this.renderRoot.querySelector<HTMLElement>("i");
        bar && (bar.style.transform = `scaleX(${this.devices?.microphone.level})`);
      }, LEVEL_MS);
    }
  }

  override render() {
    const media = this.devices;
    if (!media) {
      return nothing;
    }
    return this.kinds.split(" ").map((kind) => this.#field(kind as Kind, media));
  }

  #field(kind: Kind, media: LocalMedia) {
    const devices = media.devices[`${kind}s`];
    // Browsers that cannot choose a speaker list none.
    if (!devices || (kind === "speaker" && !devices.length)) {
      return nothing;
    }
    const chosen = kind === "speaker" ? media.speakerId : media[kind].deviceId;
    const changed = ({ target }: Event) => {
      const { value } = target as HTMLSelectElement;
      kind === "speaker" ? media.setSpeaker(value) : media[kind].setDevice(value);
    };
    return html`<div class="field" part="field">
      <label for=${kind}>${messages[kind]}</label>
      ${icon(kind)}
      <select id=${kind} part="select" @change=${changed} ?disabled=${!devices.length}>
        ${devices.length ? nothing : html`<option>${messages.noDevice}</option>`}
        ${devices.map(
          ({ deviceId, label }, index) => html`<option value=${deviceId} .selected=${deviceId === chosen}>
            ${label || messages.device(messages[kind], index + 1)}
          </option>`,
        )}
      </select>
      ${kind === "microphone" ? html`<div class="level" part="level" aria-hidden="true"><i></i></div>` : nothing}
    </div>`;
  }
}

define("cf-device-picker", CfDevicePicker, { kinds: {}, media: unlisted }, deviceStyles);
