import type { Observable } from "rxjs";
import { Pull, sourceKey, type Taker } from "./pulling.js";
import type { Session } from "./session.js";
import type { Member, RemoteTrack } from "./types.js";

/** All that is received. Audio is taken by whoever `listener` is, without being asked for. */
export class Pulls {
  readonly #pulls = new Map<string, Pull>();
  readonly #session$: Observable<Session | null>;
  readonly #listener: (remote: RemoteTrack) => Taker;

  constructor(session$: Observable<Session | null>, listener: (remote: RemoteTrack) => Taker) {
    this.#session$ = session$;
    this.#listener = listener;
  }

  [Symbol.iterator](): Iterator<Pull> {
    return this.#pulls.values();
  }

  take(remote: RemoteTrack, taker: Taker): Pull {
    const key = sourceKey(remote);
    const pull = this.#pulls.get(key) ?? new Pull(this.#session$, remote, () => this.#drop(key));
    this.#pulls.set(key, pull);
    pull.add(taker);
    return pull;
  }

  /** Follows presence: new audio is heard, moved tracks are pulled from where they are now, gone ones are dropped. */
  present(members: readonly Member[]): void {
    const others = members.filter((member) => !member.isSelf);
    const there = new Map(others.flatMap(({ tracks }) => tracks.map((track) => [sourceKey(track), track])));
    for (const [key, pull] of this.#pulls) {
      const remote = there.get(key);
      pull.follow(remote);
      if (!remote && pull.remote.kind === "audio") {
        this.#drop(key);
      }
    }
    for (const [key, remote] of there) {
      if (remote.kind === "audio" && !this.#pulls.has(key)) {
        this.take(remote, this.#listener(remote));
      }
    }
  }

  close(): void {
    this.#pulls.forEach((_, key) => this.#drop(key));
  }

  #drop(key: string): void {
    this.#pulls.get(key)?.close();
    this.#pulls.delete(key);
  }
}
