import { html, nothing } from "lit";
import type { LocalSource, MediaProblem } from "../media-types.js";
import type { TrackSource } from "../types.js";
import { CfElement, define, reflected, unlisted } from "./base.js";
import { deviceButton, round } from "./buttons.js";
import { controlsStyles } from "./controls-styles.js";
import { icon } from "./icons.js";
import { messages } from "./messages.js";
import { openerOf, place } from "./popup.js";
import "./cf-device-picker.js";

const KEYS: Record<string, TrackSource | "hand"> = { KeyM: "microphone", KeyV: "camera", KeyS: "screen", KeyH: "hand" };

/** The bar of a call: microphone, camera, screen, hand, whatever is slotted, leave. */
export class CfControls extends CfElement {
  /** The event that tells the room of a raised hand; without it there is no button. */
  declare hand: string | null;
  /** "off": no keys. */
  declare shortcuts: string | null;
  declare dismissed: MediaProblem | null;

  protected override connected(signal: AbortSignal) {
    document.addEventListener("keydown", (event) => this.#pressed(event), { signal });
  }

  #pressed(event: KeyboardEvent) {
    const target = event.composedPath()[0] as HTMLElement;
    const what = KEYS[event.code];
    const plainAlt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const typing = target.isContentEditable || target.matches?.("input, select, textarea");
    if (!what || !plainAlt || typing || event.repeat || this.shortcuts === "off") {
      return;
    }
    event.preventDefault();
    what === "hand" ? this.#raise() : this.#toggle(what);
  }

  #toggle(what: TrackSource) {
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
  #refusal(what: TrackSource) {
    const { permissions } = this.room!.media;
    const allowed = { microphone: permissions.audio, camera: permissions.video, screen: permissions.screen }[what];
    return this.#off() || (allowed === false ? messages.notAllowed : "");
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
          ${this.#device(microphone, "M")}
          ${this.#settings("audio", "microphone speaker", messages.audioSettings)}
          ${talkingWhileMuted ? html`<p class="talking" part="hint" role="status">${messages.youAreMuted}</p>` : nothing}
        </div>
        <div class="group">
          ${this.#device(camera, "V")}
          ${this.#settings("video", "camera", messages.videoSettings)}
        </div>
        ${"getDisplayMedia" in (navigator.mediaDevices ?? {}) ? this.#device(screen, "S") : nothing}
        ${this.hand
          ? round("hand", raised ? messages.lowerHand : messages.raiseHand, this.#raise, { on: raised, keys: this.#keys("H") })
          : nothing}
        <slot></slot>
        ${round("leave", messages.leave, this.#leave)}
      </div>
    `;
  }

  #device(source: LocalSource, key: string) {
    const { source: what, error } = source;
    const extras = { keys: this.#keys(key), refusal: this.#refusal(what), badge: error ? "!" : "" };
    return deviceButton(source, () => this.#toggle(what), extras);
  }

  #keys(key: string) {
    return this.shortcuts === "off" ? "" : `Alt+${key}`;
  }

  #settings(id: string, kinds: string, text: string) {
    return this.room!.media.enabled
      ? html`<button class="more" popovertarget=${id} aria-label=${text} data-tip=${text}>${icon("up")}</button>
          <div id=${id} popover @beforetoggle=${this.#toggles} @toggle=${place}>
            <cf-device-picker kinds=${kinds} .room=${this.room}></cf-device-picker>
          </div>`
      : nothing;
  }

  /** Browsers give the focus back to what opened a popover, but not from inside an element in it. */
  #toggles({ newState, target }: ToggleEvent) {
    const popup = target as HTMLElement;
    if (newState === "closed" && popup.matches(":focus-within")) {
      openerOf(popup).focus();
    }
  }

  /** Why the room has no media, or nothing. */
  #off() {
    const { enabled, reason } = this.room!.media;
    return enabled ? "" : reason === "removed" ? messages.mediaClosed : messages.media_off;
  }

  /** What does not work, and what to do about it. */
  #notice() {
    const { media } = this.room!;
    const problem = media.microphone.error ?? media.camera.error ?? media.screen.error;
    const off = this.#off();
    if (off) {
      return this.#note("note", off);
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

define("cf-controls", CfControls, { hand: {}, shortcuts: reflected, dismissed: unlisted }, controlsStyles);
