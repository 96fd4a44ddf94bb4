import { css, html, nothing } from "lit";
import type { Member } from "../types.js";
import { CfElement, define } from "./base.js";
import { icon } from "./icons.js";
import { messages } from "./messages.js";
import { avatar } from "./people.js";
import { shared } from "./styles.js";

/** Who is in the room: oneself, raised hands, then everybody by name. */
export class CfPresence extends CfElement {
  static override properties = { nameField: { attribute: "name-field" } };
  static override styles = [
    shared,
    css`
      :host {
        overflow: auto;
        background: var(--_surface);
      }
      h2 {
        padding: 12px 16px;
      }
      li {
        display: flex;
        align-items: center;
        gap: 12px;
        min-height: 52px;
        padding: 4px 16px;
      }
      .who {
        display: grid;
        flex: 1;
        min-width: 0;
      }
      .name {
        font-weight: 550;
      }
      .state {
        display: flex;
        align-items: center;
        gap: 10px;
        color: var(--_muted);
      }
      .speaking {
        color: var(--_good);
      }
      .hand {
        color: light-dark(#9a5b00, #fcd34d);
      }
    `,
  ];
  /** The field of a member's meta that has its name; that of the room by default. */
  declare nameField: string | null;

  protected override nameOf(member: Member) {
    return this.nameField ? String(member.meta[this.nameField] ?? member.key) : super.nameOf(member);
  }

  override render() {
    const { room } = this;
    if (!room) {
      return nothing;
    }
    const rank = ({ isSelf, meta }: Member) => (isSelf ? 0 : meta.hand ? 1 : 2);
    const members = [...room.members].sort((a, b) => rank(a) - rank(b) || this.nameOf(a).localeCompare(this.nameOf(b)));
    return html`
      <h2 part="heading" id="heading">${messages.here(members.length)}</h2>
      <ul aria-labelledby="heading" tabindex="0">
        ${members.map((member) => this.#person(member))}
      </ul>
      <slot></slot>
    `;
  }

  #person(member: Member) {
    const { media } = this.room!;
    const name = this.nameOf(member);
    const voice = member.tracks.find(({ source }) => source === "microphone");
    const muted = member.isSelf ? !media.microphone.on || media.microphone.muted : !voice || voice.muted;
    const { role, hand } = member.meta;
    return html`<li part="person">
      ${avatar(name)}
      <span class="who">
        <span class="name" dir="auto">${name}${member.isSelf ? ` (${messages.you})` : ""}</span>
        ${role ? html`<span class="hint" part="role">${role}</span>` : nothing}
      </span>
      <span class="state">
        ${member.isBroadcast ? html`<span class="live">${messages.live}</span>` : nothing}
        ${hand ? html`<span class="hand" role="img" aria-label=${messages.handUp}>${icon("hand")}</span>` : nothing}
        ${!media.enabled
          ? nothing
          : muted
            ? html`<span role="img" aria-label=${messages.microphoneOff}>${icon("mic", true)}</span>`
            : html`<span class=${media.speaking.has(member.id) ? "speaking" : ""}>${icon("mic")}</span>`}
      </span>
    </li>`;
  }
}

define("cf-presence", CfPresence);
