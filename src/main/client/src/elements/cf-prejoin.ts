import { html, nothing } from "lit";
import { openPreview } from "../preview.js";
import type { LocalSource, Preview } from "../media-types.js";
import { CfElement, define } from "./base.js";
import { icon, type IconName } from "./icons.js";
import { messages } from "./messages.js";
import { avatar, hueOf } from "./people.js";
import { prejoinStyles } from "./prejoin-styles.js";
import { shared } from "./styles.js";
import "./cf-device-picker.js";

/** What `cf-join` carries. Give `preview` to joinRoom(), which takes over the open devices, or close it. */
export interface JoinWish {
  name: string;
  audio: boolean;
  video: boolean;
  devices: { microphone: string; camera: string; speaker: string };
  preview: Preview;
}

/** The door of a call: a look at oneself, a name, the devices, and the button to join. */
export class CfPrejoin extends CfElement {
  static override properties = {
    name: { reflect: true },
    heading: {},
    busy: { type: Boolean, reflect: true },
    problem: {},
    noMedia: { type: Boolean, attribute: "no-media", reflect: true },
    audio: {},
    video: {},
  };
  static override styles = [shared, prejoinStyles];
  declare name: string;
  declare heading: string | null;
  /** While the room is being joined. */
  declare busy: boolean;
  /** Why joining failed, in words. */
  declare problem: string | null;
  /** Asks only for a name. */
  declare noMedia: boolean;
  /** "off": the microphone is not opened at first. */
  declare audio: string | null;
  declare video: string | null;
  #preview?: Preview;
  #taken = false;
  #stream?: MediaStream;
  #changed = () => this.requestUpdate();

  constructor() {
    super();
    this.name = "";
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.noMedia) {
      return;
    }
    const preview = (this.#preview = openPreview());
    preview.addEventListener("change", this.#changed);
    this.#taken = false;
    if (this.audio !== "off") {
      void preview.microphone.start();
    }
    if (this.video !== "off") {
      void preview.camera.start();
    }
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#preview?.removeEventListener("change", this.#changed);
    if (!this.#taken) {
      this.#preview?.close();
    }
    this.#preview = undefined;
  }

  #submit(event: Event) {
    event.preventDefault();
    const preview = this.#preview;
    const name = this.name.trim();
    if (!name || this.busy) {
      return;
    }
    const isOn = (source?: LocalSource) => !!source?.on && !source.muted;
    // From now on the devices are those of the room, if whoever listens says so.
    this.#taken = true;
    const wish = {
      name,
      audio: isOn(preview?.microphone),
      video: isOn(preview?.camera),
      devices: {
        microphone: preview?.microphone.deviceId ?? "",
        camera: preview?.camera.deviceId ?? "",
        speaker: preview?.speakerId ?? "",
      },
      preview,
    };
    this.emit("cf-join", wish);
  }

  protected override updated(changed: Map<PropertyKey, unknown>) {
    if (changed.has("problem") && this.problem) {
      this.#taken = false;
      this.renderRoot.querySelector("input")!.select();
    }
  }

  override render() {
    const { name, busy, problem } = this;
    return html`<div class="door">
      ${this.#preview ? this.#look(this.#preview) : nothing}
      <form part="form" @submit=${this.#submit}>
        <slot name="heading"><h2 part="heading">${this.heading || messages.ready}</h2></slot>
        <div class="labelled">
          <label for="name">${messages.yourName}</label>
          <input id="name" part="field" .value=${name} required maxlength="40" autocomplete="nickname" aria-describedby="error"
            @input=${({ target }: Event) => (this.name = (target as HTMLInputElement).value)} />
        </div>
        <p id="error" class="bad" part="error" role="alert">${problem}</p>
        <slot></slot>
        <button class="primary" part="join" aria-disabled=${busy ? "true" : nothing}>${busy ? messages.joining : messages.join}</button>
        ${this.#preview ? html`<cf-device-picker .media=${this.#preview}></cf-device-picker>` : nothing}
      </form>
    </div>`;
  }

  #look({ microphone, camera }: Preview) {
    const { track } = camera;
    const problem = camera.error ?? microphone.error;
    const name = this.name.trim() || "?";
    if (track && this.#stream?.getTracks()[0] !== track) {
      this.#stream = new MediaStream([track]);
    }
    return html`<div class="look" part="preview">
      <div class="frame" style="--hue:${hueOf(name)}">
        ${track
          ? html`<video .srcObject=${this.#stream} .muted=${true} autoplay playsinline aria-hidden="true"></video>`
          : html`${problem ? nothing : avatar(name)}
              <p class=${problem ? "problem" : "hint"} role="status">
                ${problem ? icon("warn") : nothing}<span>${problem?.message ?? (camera.starting ? messages.allow : messages.cameraIsOff)}</span>
              </p>`}
        <div class="buttons">
          ${this.#button("microphone", "mic", microphone, messages.mute, messages.unmute)}
          ${this.#button("camera", "cam", camera, messages.endCamera, messages.startCamera)}
        </div>
      </div>
      ${track && microphone.error ? html`<p class="bad below" role="status">${microphone.error.message}</p>` : nothing}
    </div>`;
  }

  #button(what: string, picture: IconName, source: LocalSource, stop: string, start: string) {
    const on = source.on && !source.muted;
    const toggle = () => void (on ? source.stop() : source.start());
    return html`<button type="button" class="round ${what}" part="button" aria-label=${on ? stop : start} aria-pressed=${String(on)}
      @click=${toggle}>${icon(picture, !on)}</button>`;
  }
}

define("cf-prejoin", CfPrejoin);
