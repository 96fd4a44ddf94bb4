import type { TrackMetadata } from "partytracks/client";
import {
  BehaviorSubject,
  catchError,
  combineLatest,
  distinctUntilChanged,
  EMPTY,
  filter,
  from,
  map,
  merge,
  type Observable,
  of,
  retry,
  switchMap,
  throwError,
  timer,
} from "rxjs";
import type { MediaProblem } from "./media-types.js";
import { ofPublish, problem } from "./problems.js";
import type { Session } from "./session.js";
import { RoomError, type TrackKind, type TrackSource } from "./types.js";

/** Reasons that pass by themselves. The last two: the session ended while the track was being declared. */
const PASSING = new Set(["timeout", "busy", "rate_limited", "internal", "unknown_track", "not_granted"]);
const RETRY_MS = 2000;
/** A track that ends by itself is published again, but not over and over. */
const AGAIN_MS = 5000;

/** A track on its way to the others. */
export interface Output {
  readonly source: TrackSource;
  readonly kind: TrackKind;
  readonly track$: Observable<MediaStreamTrack>;
  readonly encodings: RTCRtpEncodingParameters[];
  muted(): boolean;
}

export interface Publication {
  /** In the present session, once it is known. */
  readonly trackName: string;
  /** Tells the others. */
  mute(muted: boolean): void;
  /** The server has closed it, for a reason of media.md. */
  ended(reason: string): void;
  close(): Promise<void>;
}

/** What a source needs of a room to be seen and heard in it. */
export interface Publisher {
  /** Why this may not be published, before anybody is asked for a device. */
  refusal(source: TrackSource): MediaProblem | null;
  /** `done` hears when others may pull it (`null`), and when it ends because of a problem. */
  publish(output: Output, done: (problem: MediaProblem | null) => void): Publication;
}

export interface PublishingHost {
  readonly session$: Observable<Session | null>;
  push<T>(event: string, payload: object): Promise<T>;
}

/** Publishes on the present session and on each that follows: a grant, the track, then the word that makes it public. */
export class Publishing implements Publication {
  readonly output: Output;
  trackName = "";
  readonly #host: PublishingHost;
  readonly #done: (problem: MediaProblem | null) => void;
  readonly #again$ = new BehaviorSubject<void>(undefined);
  readonly #subscription;
  #lastAgain = -Infinity;

  constructor(host: PublishingHost, output: Output, done: (problem: MediaProblem | null) => void) {
    this.#host = host;
    this.output = output;
    this.#done = done;
    this.#subscription = combineLatest([host.session$, this.#again$])
      .pipe(
        switchMap(([session]) => {
          this.trackName = "";
          return session ? this.#in(session) : EMPTY;
        }),
        retry({ delay: (error) => (error instanceof RoomError && PASSING.has(error.reason) ? timer(RETRY_MS) : throwError(() => error)) }),
        catchError((error) => {
          done(ofPublish(error, output.source));
          return EMPTY;
        }),
      )
      .subscribe(() => done(null));
  }

  mute(muted: boolean): void {
    if (this.trackName) {
      void this.#host.push("cf_mute", { trackName: this.trackName, muted }).catch(() => {});
    }
  }

  ended(reason: string): void {
    const now = performance.now();
    const meant = reason === "not_permitted" || reason === "moderated";
    if (meant || now - this.#lastAgain < AGAIN_MS) {
      this.trackName = "";
      this.#done(problem(meant ? reason : "unreachable", this.output.source, { reason }));
    } else {
      this.#lastAgain = now;
      this.#again$.next(undefined);
    }
  }

  async close(): Promise<void> {
    this.#subscription.unsubscribe();
    if (this.trackName) {
      await this.#host.push("cf_unpublish", { trackName: this.trackName }).catch(() => {});
    }
  }

  #in(session: Session): Observable<unknown> {
    // Both at once: a grant waits for its session for half a minute.
    let grant: Promise<unknown> | null = this.#grant();
    grant.catch(() => {});
    const ready$ = session.open().pipe(
      switchMap(() => {
        const granted = grant ?? this.#grant();
        grant = null;
        this.trackName = "";
        return from(granted);
      }),
      switchMap(() => merge(this.#track(session), this.#grantAgain(session))),
    );
    return session.use(ready$);
  }

  #track(session: Session): Observable<unknown> {
    const { track$, encodings } = this.output;
    return session.tracks.push(track$, { sendEncodings$: of(encodings) }).pipe(
      map(({ trackName }: TrackMetadata) => trackName ?? ""),
      distinctUntilChanged(),
      switchMap((trackName) => {
        this.trackName = trackName;
        const muted = this.output.muted();
        return this.#host.push("cf_published", { trackName, source: this.output.source, muted }).then(() => {
          if (this.output.muted() !== muted) {
            this.mute(!muted);
          }
        });
      }),
    );
  }

  /** partytracks tries again by itself, but a grant is used up by an attempt. */
  #grantAgain(session: Session): Observable<never> {
    return session.refused$.pipe(
      filter((code) => !this.trackName && (code === "not_granted" || code === "not_permitted")),
      switchMap(() => this.#grant()),
      switchMap(() => EMPTY),
    );
  }

  #grant(): Promise<unknown> {
    const { source, kind, encodings } = this.output;
    const simulcast = encodings.flatMap(({ rid }) => rid ?? []);
    return this.#host.push("cf_publish", { source, kind, ...(simulcast.length > 0 && { simulcast }) });
  }
}
