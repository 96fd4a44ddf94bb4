import type { Source } from "./source.js";
import type { RemoteTrack } from "./types.js";

const known = new WeakMap<Source, RemoteTrack>();

/** The own tracks as the own tile shows them, before others can see them. An object is the same for as long as nothing changes. */
export function ownTracks(memberId: string, sources: readonly Source[]): RemoteTrack[] {
  return sources.filter(({ on, track, source }) => on && (track || source === "microphone")).map((own) => {
    const { source, muted } = own;
    const before = known.get(own);
    if (before?.memberId === memberId && before.muted === muted) {
      return before;
    }
    const kind = source === "microphone" ? "audio" : "video";
    const track = { memberId, sessionId: "", trackName: `own-${source}`, kind, source, muted, simulcast: [] } as const;
    known.set(own, track);
    return track;
  });
}
