import { html, nothing } from "lit";
import { openPreview } from "../preview.js";
import type { Preview } from "../media-types.js";
import { CfElement, define, reflected, reflectedFlag } from "./base.js";
import { deviceButton, isOn } from "./buttons.js";
import { icon } from "./icons.js";
import { messages } from "./messages.js";
import { avatar, hueOf } from "./people.js";
import { Picture } from "./picture.js";
import { prejoinStyles } from "./prejoin-styles.js";
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
  readonly #picture = new Picture();
  #preview?: Preview;
  #taken = false;

  constructor() {
    super();
    this.name = "";
  }

  protected override connected(gone: AbortSignal) {
    if (this.noMedia) {
      return;
    }
    const preview = (this.#preview = openPreview());
    gone.onabort = () => {
      this.#taken || preview.close();
      this.#preview = undefined;
      this.#picture.of();
    };
    this.#taken = false;
    if (this.audio !== "off") {
      void preview.microphone.start();
    }
    if (this.video !== "off") {
      void preview.camera.start();
    }
  }

  protected override get devices() {
    return this.#preview;
  }

  #submit(event: Event) {
    event.preventDefault();
    const { microphone, camera, speakerId = "" }: Partial<Preview> = this.#preview ?? {};
    const name = this.name.trim();
    if (!name || this.busy) {
      return;
    }
    // From now on the devices are those of the room, if whoever listens says so.
    this.#taken = true;
    const wish = {
      name,
      audio: isOn(microphone),
      video: isOn(camera),
      devices: { microphone: microphone?.deviceId ?? "", camera: camera?.deviceId ?? "", speaker: speakerId },
      preview: this.#preview,
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
    return html`<div class="look" part="preview">
      <div class="frame" style="--hue:${hueOf(name)}">
        ${this.#picture.of(track) ??
          html`${problem ? nothing : avatar(name)}
              <p class=${problem ? "problem" : "hint"} role="status">
                ${problem ? icon("warn") : nothing}<span>${problem?.message ?? (camera.starting ? messages.allow : messages.cameraIsOff)}</span>
              </p>`}
        <div class="buttons">
          ${[microphone, camera].map((source) => deviceButton(source, () => void (isOn(source) ? source.stop() : source.start())))}
        </div>
      </div>
      ${track && microphone.error ? html`<p class="bad below" role="status">${microphone.error.message}</p>` : nothing}
    </div>`;
  }
}

const properties = {
  name: reflected,
  heading: {},
  busy: reflectedFlag,
  problem: {},
  noMedia: { ...reflectedFlag, attribute: "no-media" },
  audio: {},
  video: {},
};
define("cf-prejoin", CfPrejoin, properties, prejoinStyles);
