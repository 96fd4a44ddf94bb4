import type { MediaState, Member, RemoteTrack } from "./types.js";

type Meta = Record<string, unknown> & { phx_ref?: string; id?: string };

/** The state that phoenix.js' Presence keeps. */
export type PresenceState = Record<string, Record<string, unknown> & { metas: Meta[] }>;

interface MemberChanges {
  joined: Member[];
  left: Member[];
  updated: Member[];
}

/** Who is there, followed from one presence state to the next. Not changed: members are kept in the order they came. */
export class MemberList {
  list: readonly Member[] = [];
  readonly #known = new Map<string, { state: string; member: Member }>();

  /** Takes a new state. `null`: nothing has changed. */
  update(presence: PresenceState, selfId: string): MemberChanges | null {
    const changes: MemberChanges = { joined: [], left: [], updated: [] };
    const present = new Set<string>();
    for (const [key, { metas, ...user }] of Object.entries(presence)) {
      for (const meta of metas) {
        const id = String(meta.id);
        present.add(id);
        const before = this.#known.get(id);
        const state = JSON.stringify([meta.phx_ref, id === selfId, user]);
        if (before?.state !== state) {
          const member = toMember(key, id, meta, user, selfId);
          this.#known.set(id, { state, member });
          (before ? changes.updated : changes.joined).push(member);
        }
      }
    }
    for (const [id, { member }] of this.#known) {
      if (!present.has(id)) {
        this.#known.delete(id);
        changes.left.push(member);
      }
    }
    if (Object.values(changes).flat().length === 0) {
      return null;
    }
    this.list = [...this.#known.values()].map(({ member }) => member);
    return changes;
  }
}

/** What is ours in a meta is taken out; the rest is the application's. */
function toMember(key: string, id: string, { phx_ref, phx_ref_prev, id: _, tracks, media, ...meta }: Meta, user: Record<string, unknown>, selfId: string): Member {
  const own = Array.isArray(tracks) ? (tracks as RemoteTrack[]) : [];
  return {
    id,
    key,
    meta,
    user,
    tracks: own.map((track) => ({ ...track, memberId: id, muted: !!track.muted, simulcast: track.simulcast ?? [] })),
    mediaState: (media as MediaState | undefined) ?? "new",
    isSelf: id === selfId,
    isBroadcast: meta.kind === "broadcast",
  };
}
