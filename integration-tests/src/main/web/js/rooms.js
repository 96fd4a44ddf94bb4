/** The longest room name; an address may have 255 bytes, and a letter up to 4. */
const LONGEST = 60;

/** Makes what someone typed a segment of an address: "Design Review!" becomes "design-review". */
export function roomIdOf(typed) {
  return [...typed.normalize("NFC").trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")]
    .slice(0, LONGEST)
    .join("")
    .replace(/^-+|-+$/g, "");
}

/** "design-review" reads "Design review". */
export function titleOf(roomId) {
  const words = roomId.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const linkTo = (roomId) => `/r/${encodeURIComponent(roomId)}`;

export const watchLinkTo = (roomId) => `/watch/${encodeURIComponent(roomId)}`;

export const topicOf = (roomId) => `meet:${roomId}`;

/** The room a page is about: /r/design-review, /watch/design-review, or /room.html?room=design-review. */
export function roomIdOfPage({ pathname, search }) {
  const named = new URLSearchParams(search).get("room") ?? pathname.match(/^\/(?:r|watch)\/([^/]+)/)?.[1] ?? "";
  try {
    return roomIdOf(decodeURIComponent(named));
  } catch {
    return "";
  }
}

export const people = (count) => (count === 1 ? "1 person" : `${count} people`);
