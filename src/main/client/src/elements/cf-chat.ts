import { html, nothing } from "lit";
import type { Room } from "../types.js";
import { CfElement, define, unlisted } from "./base.js";
import { chatStyles } from "./chat-styles.js";
import { type ChatMessage, dayOf, type Entry, received, sameDay, startsGroup, timeOf } from "./conversation.js";
import { icon } from "./icons.js";
import { messages } from "./messages.js";
import { avatar } from "./people.js";

/** What people write to each other: pushes `send`, hears `event`. Text is shown as text, never as markup. */
export class CfChat extends CfElement {
  declare send: string;
  declare event: string;
  /** What was said before, oldest first, as the room gave it. */
  declare history: unknown[];
  /** Makes a message of what the room broadcasts. */
  declare format: (payload: any) => ChatMessage;
  declare maxLength: number;
  /** How many messages came that have not been seen. */
  declare unread: number;
  declare entries: Entry[];
  #count = 0;
  #atEnd = true;

  constructor() {
    super();
    this.send = "say";
    this.event = "said";
    this.history = [];
    this.entries = [];
    this.maxLength = 2000;
    this.unread = 0;
    this.format = (payload) => payload;
  }

  protected override roomChanged(room: Room | null | undefined, over: AbortSignal) {
    over.onabort = room?.on(this.event, (payload) => this.#heard(this.format(payload))) ?? null;
  }

  protected override resized() {
    this.#settle();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>) {
    super.willUpdate(changed);
    if (changed.has("history")) {
      const history = Array.isArray(this.history) ? this.history : [];
      this.entries = history.map((payload) => this.#entry(this.format(payload)));
    }
  }

  #entry(message: ChatMessage, state?: Entry["state"]): Entry {
    const sender = this.room?.members.find(({ id }) => id === message.from);
    return {
      ...message,
      text: String(message.text ?? ""),
      name: message.name ?? (sender ? this.nameOf(sender) : message.from) ?? "",
      key: `${++this.#count}`,
      when: new Date(message.at ?? Date.now()),
      own: !!message.from && message.from === this.room?.self.id,
      state,
    };
  }

  #heard(message: ChatMessage) {
    const entry = this.#entry(message);
    this.entries = received(this.entries, entry);
    if (!entry.own && !(this.#atEnd && this.getClientRects().length)) {
      this.#setUnread(this.unread + 1);
    }
  }

  #setUnread(count: number) {
    if (count !== this.unread) {
      this.unread = count;
      this.emit("cf-unread", { count });
    }
  }

  async #say(text: string, again?: Entry) {
    const { room } = this;
    if (!room || !text.trim()) {
      return;
    }
    const entry = this.#entry({ from: room.self.id, text: text.trim() }, "sending");
    this.#atEnd = true;
    this.entries = [...this.entries.filter((each) => each !== again), entry];
    const became = await room.push(this.send, { text: entry.text }).then(
      () => "sent" as const,
      (problem: unknown) => {
        this.emit("cf-error", { problem });
        return "failed" as const;
      },
    );
    this.entries = this.entries.map((each) => (each.key === entry.key && each.state ? { ...each, state: became } : each));
  }

  protected override updated() {
    this.#settle();
  }

  /** Stays at the end, if that is what was seen. */
  #settle() {
    const log = this.renderRoot.querySelector<HTMLElement>(".log");
    if (log?.clientHeight && this.#atEnd) {
      log.scrollTop = log.scrollHeight;
      this.#setUnread(0);
    }
  }

  #scrolled({ target }: Event) {
    const { scrollTop, scrollHeight, clientHeight } = target as HTMLElement;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < 40;
    if (this.#atEnd) {
      this.#setUnread(0);
    }
  }

  #pressed(event: KeyboardEvent) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    }
  }

  #submit(event?: Event) {
    event?.preventDefault();
    const field = this.renderRoot.querySelector("textarea")!;
    void this.#say(field.value);
    field.value = "";
    field.focus();
  }

  #toEnd() {
    this.#atEnd = true;
    this.#settle();
    this.renderRoot.querySelector("textarea")!.focus();
  }

  override render() {
    return html`
      <div class="log" part="log" role="log" aria-label=${messages.chat} tabindex="0" @scroll=${this.#scrolled}>
        ${this.entries.length ? nothing : html`<p class="empty hint"><slot name="empty">${messages.noMessages}</slot></p>`}
        ${this.entries.map((entry, index) => this.#row(entry, this.entries[index - 1]))}
      </div>
      ${this.unread && !this.#atEnd
        ? html`<button class="unread" part="unread" @click=${this.#toEnd}>${icon("down")}${messages.unread(this.unread)}</button>`
        : nothing}
      <form part="form" @submit=${this.#submit}>
        <textarea part="field" rows="1" aria-label=${messages.message} placeholder=${messages.write} maxlength=${this.maxLength}
          autocomplete="off" @keydown=${this.#pressed}></textarea>
        <button class="round primary" part="send" aria-label=${messages.send}>${icon("send")}</button>
      </form>
    `;
  }

  #row(entry: Entry, before?: Entry) {
    const first = startsGroup(entry, before);
    const own = entry.own ? "own" : "";
    return html`
      ${sameDay(entry, before) ? nothing : html`<p class="day hint" part="day"><span>${dayOf(entry.when)}</span></p>`}
      <div class="message ${own} ${first ? "first" : ""}" part="message">
        ${first && !entry.own ? avatar(entry.name!) : nothing}
        ${first ? html`<p class="meta">${entry.own ? messages.you : entry.name} <time>${timeOf(entry.when)}</time></p>` : nothing}
        <p class="text" part="bubble ${own}" dir="auto">${entry.text}</p>
        ${entry.state === "sending" ? html`<p class="hint">${messages.sending}</p>` : nothing}
        ${entry.state === "failed"
          ? html`<p class="hint bad" role="alert">
              ${messages.notSent} <button class="again" @click=${() => this.#say(entry.text, entry)}>${messages.retry}</button>
            </p>`
          : nothing}
      </div>
    `;
  }
}

const properties = {
  send: {},
  event: {},
  history: unlisted,
  format: unlisted,
  maxLength: { type: Number },
  unread: { type: Number, reflect: true },
  entries: unlisted,
};
define("cf-chat", CfChat, properties, chatStyles);
