import { html } from "lit";
import type { Member, Room } from "../types.js";
import { isOn } from "./buttons.js";

/** "Ada Lovelace" is AL, "ada" is A. */
export function initialsOf(name: string) {
  const words: string[] = name.match(/\S+/g) ?? [];
  const chosen = words.length > 1 ? [words[0], words.at(-1)!] : words;
  return chosen.map((word) => [...word][0].toUpperCase()).join("");
}

/** A hue, 0 to 359, that a name always gets. */
export function hueOf(name: string) {
  let hash = 7;
  for (const letter of name) {
    hash = (hash * 31 + letter.codePointAt(0)!) % 997;
  }
  // Twelve hues that can be told apart, and none between them.
  return (hash % 12) * 30 + 10;
}

/** A decoration beside a name, so screen readers pass over it. */
export const avatar = (name: string) =>
  html`<span class="avatar" part="avatar" style="--hue:${hueOf(name)}" aria-hidden="true">${initialsOf(name)}</span>`;

/** Whether nothing is heard of a member. */
export function isSilent({ isSelf, tracks }: Member, { media }: Room) {
  const voice = tracks.find(({ source }) => source === "microphone");
  return isSelf ? !isOn(media.microphone) : !voice || voice.muted;
}
