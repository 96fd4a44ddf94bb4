import { html, nothing } from "lit";
import type { Member } from "../types.js";
import { CfElement, define } from "./base.js";
import { icon } from "./icons.js";
import { messages } from "./messages.js";
import { avatar, isSilent } from "./people.js";
import { presenceStyles } from "./presence-styles.js";

/** Who is in the room: oneself, raised hands, then everybody by name. */
export class CfPresence extends CfElement {
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
          : isSilent(member, this.room!)
            ? html`<span role="img" aria-label=${messages.microphoneOff}>${icon("microphone", true)}</span>`
            : html`<span class=${media.speaking.has(member.id) ? "speaking" : ""}>${icon("microphone")}</span>`}
      </span>
    </li>`;
  }
}

define("cf-presence", CfPresence, { nameField: { attribute: "name-field" } }, presenceStyles);
