import { css, html, nothing } from "lit";
import type { LocalMedia, LocalSource } from "../media-types.js";
import { CfElement, define } from "./base.js";
import { icon, type IconName } from "./icons.js";
import { messages } from "./messages.js";
import { shared } from "./styles.js";

type Kind = "microphone" | "camera" | "speaker";

/** Chooses microphone, camera and speaker, of the room or of a preview, and shows how loud the microphone is. */
export class CfDevicePicker extends CfElement {
  static override properties = {
    kinds: {},
    media: { attribute: false },
    active: { type: Boolean, reflect: true },
  };
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      .field {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: center;
        gap: 4px 10px;
      }
      label {
        grid-column: 2;
        color: var(--_muted);
        font-size: 0.8125rem;
        font-weight: 550;
      }
      .icon {
        color: var(--_muted);
      }
      select {
        min-width: 0;
        padding-inline: 0.7em;
        text-overflow: ellipsis;
      }
      .level {
        grid-column: 2;
        height: 6px;
        margin-top: 2px;
        overflow: hidden;
        border-radius: 3px;
        background: var(--_raised);
      }
      .level i {
        display: block;
        width: 100%;
        height: 100%;
        background: var(--_good);
        transform: scaleX(var(--level, 0));
        transform-origin: left;
        transition: transform 0.08s linear;
      }
      .level i:dir(rtl) {
        transform-origin: right;
      }
      @media (forced-colors: active) {
        .level {
          border: 1px solid;
        }
        .level i {
          background: Highlight;
        }
      }
    `,
  ];
  /** Which, and in what order: "microphone camera speaker". */
  declare kinds: string;
  /** Whose devices: those of the room unless others are given. */
  declare media: LocalMedia | null;
  /** Whether the level is followed. */
  declare active: boolean;
  #timer?: ReturnType<typeof setInterval>;
  #heard: LocalMedia | null = null;
  #changed = () => this.requestUpdate();

  constructor() {
    super();
    this.kinds = "microphone camera speaker";
    this.active = true;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#follow(null);
  }

  get #media(): LocalMedia | null {
    return this.media ?? this.room?.media ?? null;
  }

  #follow(media: LocalMedia | null) {
    this.#heard?.removeEventListener("change", this.#changed);
    this.#heard = media;
    media?.addEventListener("change", this.#changed);
  }

  protected override updated() {
    if (this.#heard !== this.media) {
      this.#follow(this.isConnected ? this.media : null);
    }
    const bar = this.renderRoot.querySelector<HTMLElement>(".level");
    clearInterval(this.#timer);
    if (bar && this.active && this.isConnected) {
      this.#timer = setInterval(() => bar.style.setProperty("--level", String(this.#media?.microphone.level ?? 0)), 80);
    }
  }

  override render() {
    const media = this.#media;
    if (!media) {
      return nothing;
    }
    const { devices, microphone, camera } = media;
    const fields = {
      microphone: () => this.#field("microphone", "mic", devices.microphones, microphone.deviceId, device(microphone)),
      camera: () => this.#field("camera", "cam", devices.cameras, camera.deviceId, device(camera)),
      // Browsers that cannot choose list none.
      speaker: () =>
        devices.speakers.length
          ? this.#field("speaker", "speaker", devices.speakers, media.speakerId, (id) => media.setSpeaker(id))
          : nothing,
    };
    return this.kinds.split(" ").map((kind) => fields[kind as Kind]?.());
  }

  #field(kind: Kind, picture: IconName, devices: readonly MediaDeviceInfo[], chosen: string, choose: (id: string) => void) {
    const changed = ({ target }: Event) => choose((target as HTMLSelectElement).value);
    return html`<div class="field" part="field">
      <label for=${kind}>${messages[kind]}</label>
      ${icon(picture)}
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

const device = (source: LocalSource) => (id: string) => source.setDevice(id);

define("cf-device-picker", CfDevicePicker);
