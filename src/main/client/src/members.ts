import type { MediaState, Member, RemoteTrack } from "./types.js";

type Meta = Record<string, unknown> & { phx_ref?: string; id?: string };

/** The state that phoenix.js' Presence keeps. */
export type PresenceState = Record<string, Record<string, unknown> & { metas: Meta[] }>;

export interface MemberChanges {
  joined: Member[];
  left: Member[];
  updated: Member[];
}

/** What is ours in a meta; the rest is the application's. */
const OWN_FIELDS = new Set(["phx_ref", "phx_ref_prev", "id", "tracks", "media"]);

/** Who is there, followed from one presence state to the next. Not changed: members are kept in the order they came. */
export class MemberList {
  #known = new Map<string, { ref: string; user: string; member: Member }>();
  #list: readonly Member[] = [];

  get list(): readonly Member[] {
    return this.#list;
  }

  find(id: string): Member | undefined {
    return this.#known.get(id)?.member;
  }

  /** Takes a new state. `null`: nothing has changed. */
  update(state: PresenceState, selfId: string): MemberChanges | null {
    const changes: MemberChanges = { joined: [], left: [], updated: [] };
    const present = new Set<string>();
    for (const [key, { metas, ...user }] of Object.entries(state)) {
      const userText = JSON.stringify(user);
      for (const meta of metas) {
        const id = String(meta.id);
        present.add(id);
        const before = this.#known.get(id);
        const ref = `${meta.phx_ref}${id === selfId ? " self" : ""}`;
        if (before?.ref === ref && before.user === userText) {
          continue;
        }
        const member = toMember(key, id, meta, user, selfId);
        this.#known.set(id, { ref, user: userText, member });
        (before ? changes.updated : changes.joined).push(member);
      }
    }
    for (const [id, { member }] of this.#known) {
      if (!present.has(id)) {
        this.#known.delete(id);
        changes.left.push(member);
      }
    }
    if (changes.joined.length + changes.left.length + changes.updated.length === 0) {
      return null;
    }
    this.#list = [...this.#known.values()].map(({ member }) => member);
    return changes;
  }
}

function toMember(key: string, id: string, meta: Meta, user: Record<string, unknown>, selfId: string): Member {
  const tracks = Array.isArray(meta.tracks) ? (meta.tracks as RemoteTrack[]) : [];
  return {
    id,
    key,
    meta: Object.fromEntries(Object.entries(meta).filter(([name]) => !OWN_FIELDS.has(name))),
    user,
    tracks: tracks.map((track) => ({ ...track, memberId: id, muted: !!track.muted, simulcast: track.simulcast ?? [] })),
    mediaState: (meta.media as MediaState | undefined) ?? "new",
    isSelf: id === selfId,
    isBroadcast: meta.kind === "broadcast",
  };
}
