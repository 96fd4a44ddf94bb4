import { html, nothing } from "lit";
import type { Watching } from "../media-types.js";
import type { Member, RemoteTrack } from "../types.js";
import { CfElement, define } from "./base.js";
import { icon } from "./icons.js";
import { messages } from "./messages.js";
import { avatar, hueOf } from "./people.js";
import { place } from "./popup.js";
import { shared } from "./styles.js";
import { tileStyles } from "./tile-styles.js";

/** One picture of a call: a camera, a screen, or the initials of somebody without. It watches its track while it is visible. */
export class CfMediaTile extends CfElement {
  static override properties = {
    member: { attribute: false },
    track: { attribute: false },
    kind: { reflect: true },
    moderator: { type: Boolean, reflect: true },
    speaking: { type: Boolean, reflect: true },
    muted: { type: Boolean, reflect: true },
    self: { type: Boolean, reflect: true },
    hand: { type: Boolean, reflect: true },
    quality: { reflect: true },
  };
  static override styles = [shared, tileStyles];
  declare member: Member | null;
  declare track: RemoteTrack | null;
  declare kind: "camera" | "screen" | "avatar";
  declare moderator: boolean;
  declare speaking: boolean;
  declare muted: boolean;
  declare self: boolean;
  declare hand: boolean;
  declare quality: string;
  #visible = false;
  #watching?: { track: RemoteTrack; of: Watching };
  #stream?: MediaStream;
  #sizes = new ResizeObserver(() => this.#tellSize());
  #sight = new IntersectionObserver((entries) => {
    this.#visible = entries[entries.length - 1].isIntersecting;
    this.requestUpdate();
  });
  #arrived = () => this.requestUpdate();

  constructor() {
    super();
    this.kind = "camera";
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.#sight.observe(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#sight.disconnect();
    this.#visible = false;
    this.#watch();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    super.willUpdate(changed);
    const { member, room } = this;
    if (!member || !room) {
      return;
    }
    const { media } = room;
    const voice = member.tracks.find(({ source }) => source === "microphone");
    this.self = member.isSelf;
    this.muted = media.enabled && this.kind !== "screen" && (this.self ? !media.microphone.on || media.microphone.muted : !voice || voice.muted);
    this.speaking = this.kind !== "screen" && media.speaking.has(member.id);
    this.hand = this.kind !== "screen" && !!member.meta.hand;
    this.quality = media.quality.get(member.id) ?? "";
    this.#watch();
  }

  /** Watches what is to be seen of somebody else, and nothing more. */
  #watch() {
    const wanted = this.#visible && this.kind !== "avatar" && !this.member?.isSelf ? this.track : null;
    const old = this.#watching;
    if (old && wanted && old.track.sessionId === wanted.sessionId && old.track.trackName === wanted.trackName) {
      return;
    }
    old?.of.removeEventListener("track", this.#arrived);
    old?.of.close();
    this.#watching = wanted && this.room ? { track: wanted, of: this.room.media.watch(wanted, { layer: "auto" }) } : undefined;
    this.#watching?.of.addEventListener("track", this.#arrived);
    this.#tellSize();
  }

  #tellSize() {
    this.#watching?.of.setSize(this.clientWidth, this.clientHeight);
  }

  /** What the picture is made of; null while there is none. */
  #source(): MediaStream | null {
    const media = this.room!.media;
    const own = this.kind === "screen" ? media.screen : media.camera;
    const track =
      this.kind === "avatar" ? null : this.self ? (own.on && !own.muted ? own.track : null) : (this.#watching?.of.track ?? null);
    if (track && this.#stream?.getTracks()[0] !== track) {
      this.#stream = new MediaStream([track]);
    }
    return track ? this.#stream! : null;
  }

  override render() {
    if (!this.member || !this.room) {
      return nothing;
    }
    const name = this.nameOf(this.member);
    const screen = this.kind === "screen";
    const stream = this.#source();
    const label = screen ? (this.self ? messages.yourScreen : messages.screenOf(name)) : this.self ? messages.you : name;
    const says = [
      this.self && !screen ? `${name} (${messages.you})` : label,
      this.muted && messages.microphoneOff,
      !stream && messages.cameraOff,
      this.hand && messages.handUp,
      this.member.isBroadcast && messages.live,
      this.quality && this.quality !== "good" && messages.quality[this.quality],
    ];
    return html`
      <div class="frame" role="group" aria-label=${says.filter(Boolean).join(", ")} style="--hue:${hueOf(name)}">
        ${stream
          ? html`<video part="video" .srcObject=${stream} .muted=${true} autoplay playsinline aria-hidden="true"></video>`
          : avatar(name)}
        <div class="label" part="label" aria-hidden="true">
          ${this.muted ? html`<span class="off">${icon("mic", true)}</span>` : nothing}
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

define("cf-media-tile", CfMediaTile);
