import type { Source } from "./source.js";
import type { RemoteTrack } from "./types.js";

/** The own tracks as the own tile shows them, before others can see them. An object is the same for as long as nothing changes. */
export class OwnTracks {
  readonly #known = new Map<string, RemoteTrack>();

  of(memberId: string, sources: readonly Source[]): RemoteTrack[] {
    return sources
      .filter(({ on, track, source }) => on && (track || source === "microphone"))
      .map((source) => this.#track(memberId, source));
  }

  #track(memberId: string, { source, muted }: Source): RemoteTrack {
    const key = `${memberId} ${source} ${muted}`;
    let track = this.#known.get(key);
    if (!track) {
      const kind = source === "microphone" ? "audio" : "video";
      track = { memberId, sessionId: "", trackName: `own-${source}`, kind, source, muted, simulcast: [] };
      this.#known.set(key, track);
    }
    return track;
  }
}
