import { html, nothing } from "lit";
import type { Watching } from "../media-types.js";
import type { Member, RemoteTrack } from "../types.js";
import { CfElement, define, reflected, reflectedFlag, unlisted } from "./base.js";
import { isOn } from "./buttons.js";
import { icon } from "./icons.js";
import { messages } from "./messages.js";
import { avatar, hueOf, isSilent } from "./people.js";
import { Picture } from "./picture.js";
import { place } from "./popup.js";
import { tileStyles } from "./tile-styles.js";

/** One picture of a call: a camera, a screen, or the initials of somebody without. It watches its track while it is visible. */
export class CfMediaTile extends CfElement {
  declare member: Member | null;
  declare track: RemoteTrack | null;
  declare kind: "camera" | "screen" | "avatar";
  declare moderator: boolean;
  declare speaking: boolean;
  declare muted: boolean;
  declare self: boolean;
  declare hand: boolean;
  declare quality: string;
  readonly #picture = new Picture();
  #visible = false;
  #watching?: Watching;

  constructor() {
    super();
    this.kind = "camera";
  }

  protected override connected(gone: AbortSignal) {
    const sight = new IntersectionObserver((entries) => {
      this.#visible = entries.at(-1)!.isIntersecting;
      this.requestUpdate();
    });
    sight.observe(this);
    gone.onabort = () => {
      sight.disconnect();
      this.#visible = false;
      this.#watch();
      this.#picture.of();
    };
  }

  protected override resized() {
    this.#tellSize();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    super.willUpdate(changed);
    const { member, room } = this;
    if (!member || !room) {
      return;
    }
    const { media } = room;
    const person = this.kind !== "screen";
    this.self = member.isSelf;
    this.muted = person && media.enabled && isSilent(member, room);
    this.speaking = person && media.speaking.has(member.id);
    this.hand = person && !!member.meta.hand;
    this.quality = media.quality.get(member.id) ?? "";
    this.#watch();
  }

  /** Watches what is to be seen of somebody else, and nothing more. */
  #watch() {
    const wanted = this.#visible && this.kind !== "avatar" && !this.member?.isSelf ? this.track : null;
    const old = this.#watching;
    if (old && old.remote.sessionId === wanted?.sessionId && old.remote.trackName === wanted.trackName) {
      return;
    }
    old?.close();
    this.#watching = wanted ? this.room?.media.watch(wanted) : undefined;
    this.#watching?.addEventListener("track", () => this.requestUpdate());
    this.#tellSize();
  }

  #tellSize() {
    this.#watching?.setSize(this.clientWidth, this.clientHeight);
  }

  /** What is to be seen, if there is anything. */
  #shown() {
    if (this.kind === "avatar" || !this.self) {
      return this.#watching?.track;
    }
    const own = this.room!.media[this.kind];
    return isOn(own) ? own.track : null;
  }

  override render() {
    if (!this.member || !this.room) {
      return nothing;
    }
    const name = this.nameOf(this.member);
    const screen = this.kind === "screen";
    const track = this.#shown();
    const label = screen ? (this.self ? messages.yourScreen : messages.screenOf(name)) : this.self ? messages.you : name;
    const says = [
      this.self && !screen ? `${name} (${messages.you})` : label,
      this.muted && messages.microphoneOff,
      !track && messages.cameraOff,
      this.hand && messages.handUp,
      this.member.isBroadcast && messages.live,
      this.quality && this.quality !== "good" && messages.quality[this.quality],
    ];
    return html`
      <div class="frame" role="group" aria-label=${says.filter(Boolean).join(", ")} style="--hue:${hueOf(name)}">
        ${this.#picture.of(track) ?? avatar(name)}
        <div class="label" part="label" aria-hidden="true">
          ${this.muted ? html`<span class="off">${icon("microphone", true)}</span>` : nothing}
          ${this.member.isBroadcast ? html`<b class="live">${messages.live}</b>` : nothing}
          <span class="name" dir="auto">${label}</span>
          ${this.quality === "fair" || this.quality === "poor" ? html`<i class="bars"></i>` : nothing}
        </div>
        <div class="badges" part="badges">
          ${this.hand ? html`<span class="raised" aria-hidden="true">${icon("hand")}</span>` : nothing}
          <slot name="badges"></slot>
        </div>
        ${this.#tools(name)}
        <slot></slot>
      </div>
    `;
  }

  #tools(name: string) {
    const menu = this.moderator && !this.self;
    return html`<div class="tools">
      ${this.kind === "screen" && !this.self
        ? html`<button aria-label=${messages.fullScreen} @click=${() => void this.requestFullscreen()}>${icon("full")}</button>`
        : nothing}
      ${menu
        ? html`<button popovertarget="menu" part="menu" aria-label=${messages.actions(name)}>${icon("more")}</button>
            <div id="menu" popover @toggle=${place}>${this.#actions()}</div>`
        : nothing}
    </div>`;
  }

  #actions() {
    const tracks = this.member!.tracks;
    const action = (text: string, type: string, track: RemoteTrack | null) =>
      html`<button class="plain" popovertarget="menu" @click=${() => this.emit(type, { member: this.member, track })}>${text}</button>`;
    const of = (source: string) => tracks.find((each) => each.source === source && (source === "microphone" || each.kind === "video"));
    const [voice, camera, screen] = ["microphone", "camera", "screen"].map(of);
    return [
      voice && !voice.muted ? action(messages.muteThem, "cf-mute-request", voice) : nothing,
      camera && !camera.muted ? action(messages.stopCamera, "cf-stop-request", camera) : nothing,
      screen ? action(messages.stopScreen, "cf-stop-request", screen) : nothing,
      action(messages.remove, "cf-remove-request", null),
    ];
  }
}

const properties = {
  member: unlisted,
  track: unlisted,
  kind: reflected,
  moderator: reflectedFlag,
  speaking: reflectedFlag,
  muted: reflectedFlag,
  self: reflectedFlag,
  hand: reflectedFlag,
  quality: reflected,
};
define("cf-media-tile", CfMediaTile, properties, tileStyles);
