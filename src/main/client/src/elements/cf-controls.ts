import { html, nothing } from "lit";
import type { LocalSource, MediaProblem } from "../media-types.js";
import { CfElement, define } from "./base.js";
import { controlsStyles } from "./controls-styles.js";
import { icon, type IconName } from "./icons.js";
import { messages } from "./messages.js";
import { place } from "./popup.js";
import { shared } from "./styles.js";
import "./cf-device-picker.js";

type Source = "microphone" | "camera" | "screen";

const KEYS: Record<string, Source | "hand"> = { KeyM: "microphone", KeyV: "camera", KeyS: "screen", KeyH: "hand" };

/** The bar of a call: microphone, camera, screen, hand, whatever is slotted, leave. */
export class CfControls extends CfElement {
  static override properties = {
    hand: {},
    shortcuts: { reflect: true },
    dismissed: { state: true },
  };
  static override styles = [shared, controlsStyles];
  /** The event that tells the room of a raised hand; without it there is no button. */
  declare hand: string | null;
  /** "off": no keys. */
  declare shortcuts: string | null;
  declare dismissed: MediaProblem | null;

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.#pressed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#pressed);
  }

  #pressed = (event: KeyboardEvent) => {
    const target = event.composedPath()[0] as HTMLElement;
    const what = KEYS[event.code];
    const plainAlt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    if (!what || !plainAlt || typing || event.repeat || this.shortcuts === "off") {
      return;
    }
    event.preventDefault();
    what === "hand" ? this.#raise() : this.#toggle(what);
  };

  #toggle(what: Source) {
    const media = this.room?.media;
    if (!media || this.#refusal(what)) {
      return;
    }
    const source = media[what];
    this.dismissed = null;
    // What goes wrong is in source.error, which is shown.
    void (!source.on ? source.start() : what === "screen" ? source.stop() : source.muted ? source.unmute() : source.mute());
  }

  #raise() {
    const { room, hand } = this;
    if (room && hand) {
      const raised = !this.#raised();
      room.push(hand, { raised }).catch((problem: unknown) => this.emit("cf-error", { problem }));
    }
  }

  #raised() {
    return !!this.room?.members.find(({ isSelf }) => isSelf)?.meta.hand;
  }

  #leave() {
    if (this.emit("cf-leave")) {
      void this.room?.leave();
    }
  }

  /** Why something cannot be used at all, or nothing. */
  #refusal(what: Source) {
    const { enabled, permissions } = this.room!.media;
    const allowed = { microphone: permissions?.audio, camera: permissions?.video, screen: permissions?.screen }[what];
    return !enabled ? this.#off() : allowed === false ? messages.notAllowed : "";
  }

  override render() {
    const { room } = this;
    if (!room) {
      return nothing;
    }
    const { microphone, camera, screen, talkingWhileMuted } = room.media;
    const raised = this.#raised();
    return html`
      ${this.#notice()}
      <div class="bar" part="bar" role="group" aria-label=${messages.controls}>
        <div class="group">
          ${this.#source("microphone", "mic", microphone, messages.mute, messages.unmute, "M")}
          ${this.#settings("audio", "microphone speaker", messages.audioSettings)}
          ${talkingWhileMuted ? html`<p class="talking" part="hint" role="status">${messages.youAreMuted}</p>` : nothing}
        </div>
        <div class="group">
          ${this.#source("camera", "cam", camera, messages.endCamera, messages.startCamera, "V")}
          ${this.#settings("video", "camera", messages.videoSettings)}
        </div>
        ${"getDisplayMedia" in (navigator.mediaDevices ?? {})
          ? this.#source("screen", "screen", screen, messages.stopSharing, messages.shareScreen, "S")
          : nothing}
        ${this.hand ? this.#button("hand", "hand", raised, raised ? messages.lowerHand : messages.raiseHand, "H", () => this.#raise()) : nothing}
        <slot></slot>
        <button class="round leave" part="button leave" aria-label=${messages.leave} data-tip=${messages.leave} @click=${this.#leave}>
          ${icon("leave")}
        </button>
      </div>
    `;
  }

  #source(what: Source, picture: IconName, source: LocalSource, stop: string, start: string, key: string) {
    const on = source.on && !source.muted;
    return this.#button(what, picture, on, on ? stop : start, key, () => this.#toggle(what), source.error, this.#refusal(what));
  }

  #button(what: string, picture: IconName, on: boolean, text: string, key: string, act: () => void, error?: unknown, refusal = "") {
    const keys = this.shortcuts === "off" ? "" : `Alt+${key}`;
    const off = !on && (what === "microphone" || what === "camera");
    return html`<button
      class="round ${what}"
      part="button ${what}"
      aria-label=${text}
      aria-pressed=${String(on)}
      aria-disabled=${refusal ? "true" : nothing}
      aria-keyshortcuts=${keys || nothing}
      data-tip=${refusal || (keys ? `${text} (${keys})` : text)}
      @click=${act}
    >
      ${icon(picture, off)}${error ? html`<i class="dot">!</i>` : nothing}
    </button>`;
  }

  #settings(id: string, kinds: string, text: string) {
    return this.room!.media.enabled
      ? html`<button class="more" popovertarget=${id} aria-label=${text} data-tip=${text}>${icon("up")}</button>
          <div id=${id} popover @beforetoggle=${(event: ToggleEvent) => this.#toggles(event)} @toggle=${(event: ToggleEvent) => this.#opened(event)}>
            <cf-device-picker kinds=${kinds} .room=${this.room}></cf-device-picker>
          </div>`
      : nothing;
  }

  /** Browsers give the focus back to what opened a popover, but not from inside an element in it. */
  #toggles({ newState, target }: ToggleEvent) {
    const popup = target as HTMLElement;
    if (newState === "closed" && popup.matches(":focus-within")) {
      this.renderRoot.querySelector<HTMLElement>(`[popovertarget="${popup.id}"]`)!.focus();
    }
  }

  #opened(event: ToggleEvent) {
    const open = event.newState === "open";
    (event.target as HTMLElement).querySelector("cf-device-picker")!.toggleAttribute("active", open);
    if (open) {
      place(event);
    }
  }

  #off() {
    return this.room!.media.reason === "removed" ? messages.mediaClosed : messages.media_off;
  }

  /** What does not work, and what to do about it. */
  #notice() {
    const { media } = this.room!;
    const problem = [media.microphone, media.camera, media.screen].map(({ error }) => error).find((error) => error);
    if (!media.enabled) {
      return this.#note("note", this.#off());
    }
    if (problem && problem !== this.dismissed) {
      const dismiss = () => (this.dismissed = problem);
      return this.#note(
        "alert",
        problem.message,
        html`<button class="plain" aria-label=${messages.dismiss} @click=${dismiss}>${icon("close")}</button>`,
      );
    }
    return media.audioBlocked
      ? this.#note("alert", messages.playSound, html`<button class="wide" @click=${() => media.resumeAudio()}>${messages.play}</button>`)
      : nothing;
  }

  #note(role: string, text: string, action: unknown = nothing) {
    return html`<div class="notice" part="notice" role=${role}>${icon("warn")}<span>${text}</span>${action}</div>`;
  }
}

define("cf-controls", CfControls);
