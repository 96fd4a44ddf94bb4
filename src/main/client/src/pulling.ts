import {
  BehaviorSubject,
  combineLatest,
  distinctUntilChanged,
  filter,
  merge,
  type Observable,
  of,
  type Subscription,
  startWith,
  switchMap,
  timer,
} from "rxjs";
import { bestOf } from "./layers.js";
import type { Session } from "./session.js";
import type { RemoteTrack } from "./types.js";

/** What brings a track to those who want it. */
export interface Feed {
  remove(taker: Taker): void;
  /** A taker wants something else. */
  refresh(): void;
}

/** Somebody who wants a track. */
export interface Taker {
  /** `null`: none now. */
  take(track: MediaStreamTrack | null): void;
  /** The layer it wants; empty: the best. `null`: nothing for now. */
  wanted(): string | null;
}

/** For how long a track is still received that nobody wants: somebody may scroll back. */
const LINGER_MS = 2000;
/** partytracks tells nobody when a request for tracks fails as a whole: what has not come by then is asked for again. */
const AGAIN_MS = 10_000;

/** The same source of the same member, over replaced sessions. */
export const sourceKey = ({ memberId, source, kind }: RemoteTrack) => `${memberId}|${source}|${kind}`;

/** One remote source, received once however many want it. */
export class Pull implements Feed {
  remote: RemoteTrack;
  track: MediaStreamTrack | null = null;
  readonly #takers = new Set<Taker>();
  readonly #remote$ = new BehaviorSubject<RemoteTrack | null>(null);
  readonly #rid$ = new BehaviorSubject<string | undefined>(undefined);
  readonly #subscription: Subscription;
  readonly #idle: () => void;
  #there = true;
  #wanted = false;
  #lingering: ReturnType<typeof setTimeout> | undefined;

  /** `idle` is called when it has no taker any more. */
  constructor(session$: Observable<Session | null>, remote: RemoteTrack, idle: () => void) {
    this.remote = remote;
    this.#idle = idle;
    const remote$ = this.#remote$.pipe(distinctUntilChanged((a, b) => a?.sessionId === b?.sessionId && a?.trackName === b?.trackName));
    this.#subscription = combineLatest([session$, remote$])
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

  /** The member publishes it anew, perhaps in another session, or (`undefined`) no more. */
  follow(remote: RemoteTrack | undefined): void {
    this.#there = !!remote;
    this.remote = remote ?? this.remote;
    this.#receive();
  }

  refresh(): void {
    clearTimeout(this.#lingering);
    const wishes = [...this.#takers].map((taker) => taker.wanted()).filter((wish) => wish !== null);
    if (wishes.length > 0) {
      this.#wanted = true;
      const rid = bestOf(this.remote.simulcast, wishes);
      if (rid !== this.#rid$.value) {
        this.#rid$.next(rid);
      }
      this.#receive();
    } else {
      this.#lingering = setTimeout(() => {
        this.#wanted = false;
        this.#receive();
        if (this.#takers.size === 0) {
          this.#idle();
        }
      }, LINGER_MS);
    }
  }

  close(): void {
    clearTimeout(this.#lingering);
    this.#remote$.next(null);
    this.#subscription.unsubscribe();
  }

  #receive(): void {
    this.#remote$.next(this.#there && this.#wanted ? this.remote : null);
  }

  #pull(session: Session, { sessionId, trackName, simulcast }: RemoteTrack): Observable<MediaStreamTrack | null> {
    const data$ = of({ location: "remote" as const, sessionId, trackName });
    session.open();
    const options = simulcast.length > 0 ? { simulcast: { preferredRid$: session.whenReachable(this.#rid$) } } : {};
    const missing$ = timer(AGAIN_MS, AGAIN_MS).pipe(filter(() => !this.track));
    // Not at once: whoever asks tells its size next, and partytracks would ask for that layer again.
    return merge(Promise.resolve(), missing$).pipe(
      switchMap(() => session.use(session.tracks.pull(data$, options))),
      startWith(null),
    );
  }
}
