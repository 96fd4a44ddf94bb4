import { html, nothing } from "lit";
import type { CfRoom } from "./cf-room.js";
import { icon } from "./icons.js";
import { messages } from "./messages.js";
import "./cf-chat.js";
import "./cf-controls.js";
import "./cf-media-grid.js";
import "./cf-presence.js";

/** The call that a `<cf-room>` without content shows: grid, chat, people, controls. */
export function callOf(of: CfRoom) {
  const { panel } = of;
  const toggle = (name: "chat" | "people", badge = 0) => html`<button
    class="round"
    aria-label=${messages[name]}
    aria-pressed=${String(panel === name)}
    data-tip=${messages[name]}
    @click=${() => (of.panel = panel === name ? null : name)}
  >
    ${icon(name)}${badge ? html`<i class="count">${badge}</i>` : nothing}
  </button>`;
  return html`
    <div class="main">
      <cf-media-grid exportparts="tile, more, captions"></cf-media-grid>
      <aside ?hidden=${!panel} part="panel" aria-label=${panel ? messages[panel] : nothing}>
        <cf-chat
          ?hidden=${panel !== "chat"}
          .history=${historyOf(of)}
          @cf-unread=${({ detail }: CustomEvent<{ count: number }>) => (of.unread = detail.count)}
        ></cf-chat>
        <cf-presence ?hidden=${panel !== "people"}></cf-presence>
      </aside>
    </div>
    <cf-controls exportparts="bar" hand=${of.hand ?? nothing}>
      ${of.chat === "off" ? nothing : toggle("chat", of.unread)} ${toggle("people")}
    </cf-controls>
  `;
}

/** Rooms that reply `{history: […]}` to a join are understood. */
function historyOf({ room }: CfRoom): unknown[] {
  const { history } = (room?.reply ?? {}) as { history?: unknown };
  return Array.isArray(history) ? history : NONE;
}

const NONE: unknown[] = [];
