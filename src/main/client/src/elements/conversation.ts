import { messages } from "./messages.js";

/** One message, as the chat shows it. */
export interface ChatMessage {
  id?: string;
  /** The id of the member who said it. */
  from?: string;
  name?: string;
  text: string;
  /** ISO 8601 or milliseconds; now, if it is not known. */
  at?: string | number;
}

export interface Entry extends ChatMessage {
  key: string;
  when: Date;
  own: boolean;
  /** What became of an own message that has not come back from the room. */
  state?: "sending" | "sent" | "failed";
}

/** Messages closer than this, by the same person, are shown as one. */
const TOGETHER = 5 * 60_000;
const DAY = 86_400_000;

/** Adds a message. An own one takes the place of the first that was sent with this text. */
export function received(entries: Entry[], entry: Entry): Entry[] {
  const sent = entry.own && entries.find(({ state, text }) => state && state !== "failed" && text === entry.text);
  return sent ? entries.map((each) => (each === sent ? { ...entry, key: sent.key } : each)) : [...entries, entry];
}

export const sameDay = (entry: Entry, before?: Entry) => before?.when.toDateString() === entry.when.toDateString();

/** Whether an entry is the first of its sender for now, and so says who and when. */
export const startsGroup = (entry: Entry, before?: Entry) =>
  !before ||
  !sameDay(entry, before) ||
  before.own !== entry.own ||
  before.from !== entry.from ||
  before.name !== entry.name ||
  +entry.when - +before.when > TOGETHER;

export const timeOf = (when: Date) => when.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

export function dayOf(when: Date, now = new Date()) {
  const daysAgo = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(when).setHours(0, 0, 0, 0)) / DAY);
  return [messages.today, messages.yesterday][daysAgo] ?? when.toLocaleDateString([], { weekday: "long", day: "numeric", month: "long" });
}
