import { byId } from "./dom.js";

const PROBLEMS = {
  hosts_only: "Only a host can do that.",
  no_such_member: "They have just left.",
  media_off: "This server has no sound and video.",
};

/** What a host may do with somebody: the event of the room, and how it reads on a button. */
export const ACTIONS = [
  { event: "mute", text: "Mute", when: (member) => member.tracks.some((track) => track.source === "microphone" && !track.muted) },
  { event: "stop-camera", text: "Stop their camera", when: (member) => member.tracks.some((track) => track.source === "camera" && !track.muted) },
  { event: "stop-screen", text: "Stop their screen", when: (member) => member.tracks.some((track) => track.source === "screen") },
  { event: "remove-from-call", text: "Remove from the call", when: (member) => member.tracks.length > 0 },
  { event: "may-publish", text: "Let listen only", payload: { allowed: false }, when: ({ meta, isBroadcast }) => meta.speaker && !isBroadcast },
  { event: "may-publish", text: "Let speak", payload: { allowed: true }, when: ({ meta, isBroadcast }) => !meta.speaker && !isBroadcast },
  { event: "make-host", text: "Make a host", when: (member) => !member.meta.host && !member.isBroadcast },
  { event: "kick", text: "Remove from the room", danger: true, when: () => true },
];

/** Sends what a host decides, in the list of people or on a tile, and says so if the room refuses. */
export function moderation(push) {
  const act = (event, member, more) =>
    push(event, { member, ...more }).catch(({ reason }) => {
      byId("people-error").textContent = PROBLEMS[reason] ?? "That was not done. Try again.";
    });

  const grid = byId("grid");
  grid.addEventListener("cf-mute-request", ({ detail }) => act("mute", detail.member.id));
  grid.addEventListener("cf-stop-request", ({ detail }) => act(`stop-${detail.track.source}`, detail.member.id));
  grid.addEventListener("cf-remove-request", ({ detail }) => act("remove-from-call", detail.member.id));
  return act;
}
