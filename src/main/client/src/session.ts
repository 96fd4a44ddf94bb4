import { PartyTracks } from "partytracks/client";
import { BehaviorSubject, filter, fromEvent, map, Observable, type Subscription, startWith, Subject, switchMap, take } from "rxjs";
import type { MediaPermissions } from "./media-types.js";
import type { MediaState } from "./types.js";

/** What the join reply, and `cf_media_token`, say of media. */
export interface Grant {
  enabled: boolean;
  reason?: string;
  path: string;
  token: string;
  expires_in: number;
  ice_servers: RTCIceServer[];
  permissions: MediaPermissions;
}

/** What a simulcast offer cannot do without. */
const NEEDED = /sdes:(mid|rtp-stream-id)$|transport-wide-cc/;

/** The draft of RTP header extension control, where there is one. */
interface Negotiating {
  getHeaderExtensionsToNegotiate?(): { uri: string; direction: string }[];
  setHeaderExtensionsToNegotiate?(extensions: { uri: string; direction: string }[]): void;
}

/** Chromium leaves out of later offers what an earlier one of the other side did without, then refuses its own offer. */
function insist(transceiver: RTCRtpTransceiver & Negotiating): void {
  const extensions = transceiver.getHeaderExtensionsToNegotiate?.();
  if (extensions && transceiver.sender.getParameters().encodings?.[0]?.rid) {
    transceiver.setHeaderExtensionsToNegotiate?.(
      extensions.map((extension) => (NEEDED.test(extension.uri) ? { ...extension, direction: "sendrecv" } : extension)),
    );
  }
}

/** One PartyTracks, so one connection to the SFU at a time. Opens at its first use, and stays open until it is closed. */
export class Session {
  /** What the server refuses it over HTTP: `errorCode`s of media.md. partytracks goes on trying. */
  readonly refused$ = new Subject<string>();
  readonly tracks: PartyTracks;
  peer: RTCPeerConnection | null = null;
  /** Whether the server can be reached, as far as the room knows: nobody hears of requests of partytracks that fail. */
  readonly #reachable$ = new BehaviorSubject(true);
  readonly #reached$ = this.#reachable$.pipe(filter(Boolean), take(1));
  readonly #headers = new Headers();
  readonly #iceServers: RTCIceServer[] = [];
  readonly #onState: (state: MediaState) => void;
  readonly #onIdle: () => void;
  readonly #extensions: Subscription;
  #open: Subscription | null = null;
  #users = 0;

  /** `onIdle` is called when nothing is sent or received any more. */
  constructor(grant: Grant, onState: (state: MediaState) => void, onIdle: () => void) {
    this.#onState = onState;
    this.#onIdle = onIdle;
    this.renew(grant);
    this.tracks = new PartyTracks({ prefix: grant.path, headers: this.#headers, iceServers: this.#iceServers, maxApiHistory: 1 });
    this.#extensions = this.tracks.transceiver$.subscribe(insist);
    this.tracks.history.addEventListener("logentry", () => {
      const entry = this.tracks.history.entries.at(-1);
      const code = entry?.type === "response" && (entry.body as { errorCode?: string } | null)?.errorCode;
      if (code) {
        this.refused$.next(code);
      }
    });
  }

  /** The room has lost its connection: until the next grant, nothing is asked of the server. */
  away(): void {
    this.#reachable$.next(false);
  }

  /** Both are read at each use, so the session goes on with them. */
  renew({ token, ice_servers }: Grant): void {
    this.#headers.set("Authorization", `Bearer ${token}`);
    this.#iceServers.splice(0, Infinity, ...ice_servers);
    this.#reachable$.next(true);
  }

  /** Emits when there is a connection, and again when partytracks has replaced it. */
  open(): Observable<unknown> {
    this.#open ??= this.tracks.peerConnection$
      .pipe(
        switchMap((peer) => {
          this.peer = peer;
          return fromEvent(peer, "connectionstatechange").pipe(
            startWith(null),
            map(() => peer.connectionState),
          );
        }),
      )
      .subscribe((state) => this.#onState(state));
    return this.tracks.session$;
  }

  /** The latest value, when the server can be reached. */
  whenReachable<T>(values$: Observable<T>): Observable<T> {
    return values$.pipe(switchMap((value) => this.#reached$.pipe(map(() => value))));
  }

  /** Begins and ends something when the server can be reached; it counts as being used in between. */
  use<T>(sending: Observable<T>): Observable<T> {
    const used = new Observable<T>((subscriber) => {
      this.#users++;
      const heard$ = new Subject<T>();
      heard$.subscribe(subscriber);
      const use = sending.subscribe(heard$);
      return () =>
        this.#reached$.subscribe(() => {
          use.unsubscribe();
          this.#users--;
          queueMicrotask(() => this.#users === 0 && this.#open && this.#onIdle());
        });
    });
    return this.#reached$.pipe(switchMap(() => used));
  }

  /** Without a word to the server, which knows, or will see. */
  close(): void {
    // First, so that partytracks does not negotiate each track away.
    this.peer?.close();
    this.peer = null;
    this.#open?.unsubscribe();
    this.#open = null;
    this.#extensions.unsubscribe();
    this.#reachable$.next(true);
    this.refused$.complete();
  }
}
