import { BehaviorSubject, combineLatest, distinctUntilChanged, type Observable, of, type Subscription, startWith, switchMap } from "rxjs";
import { bestOf } from "./layers.js";
import type { Session } from "./session.js";
import type { RemoteTrack } from "./types.js";

/** Somebody who wants a track. */
export interface Taker {
  /** `null`: none now. */
  take(track: MediaStreamTrack | null): void;
  /** The layer it wants; empty: the best. `null`: nothing for now. */
  wanted(): string | null;
}

/** For how long a track is still received that nobody wants: somebody may scroll back. */
const LINGER_MS = 2000;

/** The same source of the same member, over replaced sessions. */
export const sourceKey = ({ memberId, source, kind }: RemoteTrack) => `${memberId}|${source}|${kind}`;

/** One remote source, received once however many want it. */
export class Pull {
  readonly key: string;
  remote: RemoteTrack;
  track: MediaStreamTrack | null = null;
  readonly #takers = new Set<Taker>();
  readonly #remote$: BehaviorSubject<RemoteTrack | null>;
  readonly #rid$ = new BehaviorSubject<string | undefined>(undefined);
  readonly #subscription: Subscription;
  readonly #idle: () => void;
  #there = true;
  #lingering: ReturnType<typeof setTimeout> | undefined;

  /** `idle` is called when it has no taker any more. */
  constructor(session$: Observable<Session | null>, remote: RemoteTrack, idle: () => void) {
    this.key = sourceKey(remote);
    this.remote = remote;
    this.#idle = idle;
    this.#remote$ = new BehaviorSubject<RemoteTrack | null>(null);
    const wanted$ = this.#remote$.pipe(
      distinctUntilChanged((a, b) => a?.sessionId === b?.sessionId && a?.trackName === b?.trackName),
    );
    this.#subscription = combineLatest([session$, wanted$])
      .pipe(switchMap(([session, wanted]) => (session && wanted ? this.#pull(session, wanted) : of(null))))
      .subscribe((track) => {
        if (track !== this.track) {
          this.track = track;
          this.#takers.forEach((taker) => taker.take(track));
        }
      });
  }

  add(taker: Taker): void {
    this.#takers.add(taker);
    taker.take(this.track);
    this.refresh();
  }

  remove(taker: Taker): void {
    this.#takers.delete(taker);
    this.refresh();
  }

  /** The member publishes it anew, perhaps in another session, or (`null`) no more. */
  follow(remote: RemoteTrack | null): void {
    this.#there = remote !== null;
    this.remote = remote ?? this.remote;
    if (this.#remote$.value || this.#wishes().length > 0) {
      this.#remote$.next(remote);
    }
  }

  /** A taker wants something else. */
  refresh(): void {
    clearTimeout(this.#lingering);
    const wishes = this.#wishes();
    if (wishes.length === 0) {
      this.#lingering = setTimeout(() => {
        this.#remote$.next(null);
        if (this.#takers.size === 0) {
          this.#idle();
        }
      }, LINGER_MS);
      return;
    }
    const rid = bestOf(this.remote.simulcast, wishes);
    if (rid !== this.#rid$.value) {
      this.#rid$.next(rid);
    }
    if (this.#there && !this.#remote$.value) {
      this.#remote$.next(this.remote);
    }
  }

  close(): void {
    clearTimeout(this.#lingering);
    this.#remote$.next(null);
    this.#subscription.unsubscribe();
  }

  #wishes(): string[] {
    return [...this.#takers].map((taker) => taker.wanted()).filter((wish) => wish !== null);
  }

  #pull(session: Session, { sessionId, trackName, simulcast }: RemoteTrack): Observable<MediaStreamTrack | null> {
    const data$ = of({ location: "remote" as const, sessionId, trackName });
    session.open();
    const options = simulcast.length > 0 ? { simulcast: { preferredRid$: session.whenReachable(this.#rid$) } } : {};
    return session.use(session.tracks.pull(data$, options)).pipe(startWith(null));
  }
}
