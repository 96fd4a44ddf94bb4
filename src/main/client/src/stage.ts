import type { Tile } from "./media-types.js";
import type { Member, RemoteTrack } from "./types.js";

export interface StageInput {
  members: readonly Member[];
  limit: number;
  /** When each member last spoke; who never did is not in it. */
  spoke: ReadonlyMap<string, number>;
  /** The keys of the last stage, in its order. */
  previous: readonly string[];
  /** Whether the own tile is wanted. It gives way to all others. */
  self: boolean;
}

/** Screens in the order of their members; then people, who keep their place for as long as they are among the most relevant. */
export function stage({ members, limit, spoke, previous, self }: StageInput): Tile[] {
  const wanted = members.filter((member) => self || !member.isSelf);
  const screens = wanted.flatMap((member) => screenOf(member) ?? []).slice(0, limit);
  const heard = ({ id }: Member) => spoke.get(id) ?? -1;
  const ranked = wanted
    .sort((a, b) => Number(a.isSelf) - Number(b.isSelf) || heard(b) - heard(a))
    .slice(0, limit - screens.length)
    .map(personOf);
  return [...screens, ...inPlace(ranked, previous.filter((key) => !key.endsWith(SCREEN)))];
}

/** Stages of one room: each knows what it showed last. */
export class Stages {
  readonly #last = new Map<string, string[]>();

  next(input: Omit<StageInput, "previous">): Tile[] {
    const which = `${input.limit} ${input.self}`;
    const tiles = stage({ ...input, previous: this.#last.get(which) ?? [] });
    this.#last.set(
      which,
      tiles.map(({ key }) => key),
    );
    return tiles;
  }
}

const SCREEN = "/screen";

/** Those who were there stay where they were, newcomers take the places that became free, in their order. */
function inPlace(chosen: Tile[], previous: readonly string[]): Tile[] {
  const newcomers = chosen.filter(({ key }) => !previous.includes(key));
  const places = previous.map((key) => chosen.find((tile) => tile.key === key) ?? newcomers.shift());
  return [...places, ...newcomers].filter((tile) => tile !== undefined);
}

function screenOf(member: Member): Tile | null {
  const track = find(member, "screen", "video");
  return track ? { key: `${member.id}${SCREEN}`, member, track, kind: "screen", muted: !find(member, "screen", "audio") } : null;
}

function personOf(member: Member): Tile {
  const camera = member.tracks.find((track) => track.kind === "video" && track.source === "camera" && !track.muted);
  const microphone = find(member, "microphone", "audio");
  return {
    key: member.id,
    member,
    track: camera ?? null,
    kind: camera ? "camera" : "avatar",
    muted: !microphone || microphone.muted,
  };
}

function find(member: Member, source: RemoteTrack["source"], kind: RemoteTrack["kind"]): RemoteTrack | undefined {
  return member.tracks.find((track) => track.source === source && track.kind === kind);
}
