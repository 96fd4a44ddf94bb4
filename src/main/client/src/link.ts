import { BehaviorSubject } from "rxjs";
import type { MediaPermissions, MediaProblem } from "./media-types.js";
import { problem } from "./problems.js";
import { type Output, type Publication, type Publisher, Publishing } from "./publishing.js";
import { type Grant, Session } from "./session.js";
import type { MediaState, RoomError, TrackSource } from "./types.js";

export interface LinkHost {
  push<T>(event: string, payload?: unknown): Promise<T>;
  on<T>(event: string, callback: (payload: T) => void): () => void;
}

export interface LinkEvents {
  changed(): void;
  reset(reason: string): void;
  removed(reason: string): void;
}

const PERMISSION = { microphone: "audio", camera: "video", screen: "screen" } as const;
const NONE: MediaPermissions = { audio: false, video: false, screen: false, data: false, subscribe: false };
/** A token is renewed when this much of its life is over. */
const RENEW_AT = 0.8;
const RETRY_MS = 2000;
/** The server tells of a lost session within its poll; who is told nothing for so long resets by itself. */
const SILENCE_MS = 4000;

/** The membership's right to media, and the session it is used with. */
export class MediaLink implements Publisher {
  /** `null` while there is none. */
  readonly session$ = new BehaviorSubject<Session | null>(null);
  /** Why there are no media, or empty. */
  reason = "not_joined";
  state: MediaState = "new";
  permissions = NONE;
  readonly #host: LinkHost;
  readonly #events: LinkEvents;
  #grant: Grant | null = null;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #suspicion: ReturnType<typeof setTimeout> | undefined;
  /** Which join or reset this is; answers to questions of an earlier one are void. */
  #era = 0;

  constructor(host: LinkHost, events: LinkEvents) {
    this.#host = host;
    this.#events = events;
    host.on<{ reason: string }>("cf_media_reset", ({ reason }) => this.#reset(reason));
    host.on<{ reason: string }>("cf_media_closed", ({ reason }) => this.#removed(reason));
    host.on<MediaPermissions>("cf_permissions", (permissions) => {
      this.permissions = permissions;
      events.changed();
    });
  }

  get enabled(): boolean {
    return !this.reason;
  }

  /** A join, or (`resumed`) the same membership on a new connection: then the session goes on. */
  joined(grant: Grant | undefined, resumed: boolean): void {
    this.#era++;
    this.reason = !grant ? "no_media_room" : grant.enabled ? "" : (grant.reason ?? "media_off");
    if (!grant?.enabled) {
      this.drop();
    } else if (resumed && this.session$.value) {
      this.#take(grant);
    } else {
      this.#begin(grant);
    }
  }

  refusal(source: TrackSource): MediaProblem | null {
    const { reason } = this;
    if (reason) {
      return problem(reason === "removed" ? "not_permitted" : "media_off", source, { reason });
    }
    return this.permissions[PERMISSION[source]] ? null : problem("not_permitted", source);
  }

  publish(output: Output, done: (problem: MediaProblem | null) => void): Publication {
    return new Publishing({ session$: this.session$, push: this.#host.push.bind(this.#host) }, output, done);
  }

  away(): void {
    clearTimeout(this.#renewal);
    this.session$.value?.away();
  }

  /** No more media, until a join says otherwise. */
  close(reason: string): void {
    this.#era++;
    this.reason = reason;
    this.permissions = NONE;
    this.drop();
  }

  drop(): void {
    clearTimeout(this.#renewal);
    clearTimeout(this.#suspicion);
    const session = this.session$.value;
    session?.close();
    if (session) {
      this.session$.next(null);
      this.state = "closed";
    }
  }

  #begin(grant: Grant): void {
    this.drop();
    const session: Session = new Session(
      grant,
      (state) => this.#report(state),
      () => this.session$.value === session && this.#rest(),
    );
    session.refused$.subscribe((code) => this.#refused(session, code));
    this.#take(grant);
    this.#report("new");
    this.session$.next(session);
  }

  /** A connection without tracks cannot be negotiated: the next track gets another. */
  #rest(): void {
    if (this.#grant) {
      this.#begin(this.#grant);
    }
  }

  #take(grant: Grant): void {
    this.#grant = grant;
    this.permissions = grant.permissions;
    this.session$.value?.renew(grant);
    this.#renew(grant.expires_in * 1000 * RENEW_AT);
  }

  #renew(delay: number): void {
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(async () => {
      const grant = await this.#ask();
      if (grant) {
        this.#take(grant);
        this.#events.changed();
      }
    }, delay);
  }

  #refused(session: Session, code: string): void {
    if (code === "unauthorized") {
      this.#renew(0);
    } else if (code === "session_error" || code === "not_found") {
      clearTimeout(this.#suspicion);
      this.#suspicion = setTimeout(() => this.session$.value === session && this.#reset("gone"), SILENCE_MS);
    }
  }

  async #reset(reason: string): Promise<void> {
    this.drop();
    this.#events.reset(reason);
    this.#events.changed();
    const grant = await this.#ask();
    if (grant) {
      this.#begin(grant);
      this.#events.changed();
    }
  }

  /** Asks for a grant until there is one. `null`: the question is void, or the answer was no. */
  async #ask(): Promise<Grant | null> {
    const era = ++this.#era;
    while (era === this.#era) {
      try {
        const grant = await this.#host.push<Grant>("cf_media_token");
        return era === this.#era ? grant : null;
      } catch (error) {
        const { reason } = error as RoomError;
        if (era === this.#era && (reason === "media_off" || reason === "not_permitted")) {
          this.#removed(reason);
        }
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
    return null;
  }

  #removed(reason: string): void {
    this.close(reason);
    this.#events.removed(reason);
  }

  #report(state: MediaState): void {
    if (state !== this.state) {
      this.state = state;
      void this.#host.push("cf_media_state", { state }).catch(() => {});
      this.#events.changed();
    }
  }
}
