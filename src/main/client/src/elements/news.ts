import type { Member, RoomEvents } from "../types.js";
import { messages } from "./messages.js";

/** What has happened among the others, in words for those who cannot see it; empty if nothing has. */
export function newsOf({ joined, left, updated }: RoomEvents["members"], hands: Set<string>, nameOf: (member: Member) => string) {
  const names = (members: Member[]) =>
    members
      .filter(({ isSelf }) => !isSelf)
      .map(nameOf)
      .join(", ");
  const raised = updated.filter(({ id, meta }) => meta.hand && !hands.has(id));
  const parts: [Member[], (names: string) => string][] = [
    [joined, messages.joined],
    [left, messages.hasLeft],
    [raised, messages.handRaised],
  ];
  return parts
    .map(([members, say]) => names(members) && say(names(members)))
    .filter(Boolean)
    .join(". ");
}

/** Why a room could not be joined, in words. */
export function whyNot(problem: unknown): string {
  const { reason = "", message } = problem as { reason?: string; message?: string };
  return messages.refused[reason] ?? message ?? String(problem);
}
