import { html, nothing } from "lit";
import { round } from "./buttons.js";
import type { CfRoom } from "./cf-room.js";
import { messages } from "./messages.js";
import "./cf-chat.js";
import "./cf-controls.js";
import "./cf-media-grid.js";
import "./cf-presence.js";

/** The call that a `<cf-room>` without content shows: grid, chat, people, controls. */
export function callOf(of: CfRoom) {
  const { panel } = of;
  // Rooms that reply `{history: […]}` to a join are understood.
  const { history } = (of.room!.reply ?? {}) as { history?: unknown };
  const toggle = (name: "chat" | "people", badge?: number) => {
    const on = panel === name;
    return round(name, messages[name], () => (of.panel = on ? null : name), { on, badge });
  };
  return html`
    <div class="main">
      <cf-media-grid exportparts="tile, more, captions"></cf-media-grid>
      <aside ?hidden=${!panel} part="panel" aria-label=${panel ? messages[panel] : nothing}>
        <cf-chat
          ?hidden=${panel !== "chat"}
          .history=${history}
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
