// Media of a room, as applications and elements see it.
import type { Emitter, MediaState, Member, RemoteTrack, TrackKind, TrackSource } from "./types.js";

export type Layer = "auto" | (string & {});
export type Quality = "good" | "fair" | "poor";

export interface MediaPermissions {
  readonly audio: boolean;
  readonly video: boolean;
  readonly screen: boolean;
  readonly data: boolean;
  readonly subscribe: boolean;
}

/** What went wrong with a camera, a microphone, a screen or the call, for people. */
export interface MediaProblem {
  readonly code:
    | "permission_denied"
    | "no_device"
    | "device_busy"
    | "insecure_context"
    | "not_permitted"
    | "too_many_publishers"
    | "publish_refused"
    | "moderated"
    | "media_off"
    | "unsupported"
    | "unreachable"
    | "retrying";
  /** Says in plain English what to do; see `messages`. */
  readonly message: string;
  readonly source?: TrackSource;
  /** What the server said. */
  readonly reason?: string;
  readonly details?: object;
}

export interface StartOptions {
  muted?: boolean;
  deviceId?: string;
  constraints?: MediaTrackConstraints;
}

/** The own camera, microphone or screen. */
export interface LocalSource extends Emitter<{ change: undefined }> {
  readonly source: TrackSource;
  /** Started, and not stopped: it is published, or about to be. */
  readonly on: boolean;
  /** Started, but others cannot see or hear it yet. */
  readonly starting: boolean;
  readonly muted: boolean;
  /** The content, for a look at oneself; `null` while off, and for a muted camera. */
  readonly track: MediaStreamTrack | null;
  /** Why it is off, if it is by a fault; `retrying`: why it is on, and nobody sees or hears it yet. */
  readonly error: MediaProblem | null;
  /** The device in use, or empty. */
  readonly deviceId: string;
  /** How loud the microphone is right now, from 0 to 1; also while muted. Ask as often as you draw. */
  readonly level: number;
  /**
   * Starts, or unmutes if it is on. `true`: others can see or hear it. `false`: it could not, and {@link error} says why.
   * Settles 10 s after the device was opened at the latest: if the call cannot be reached, with `false` and the error
   * `retrying`. It stays on then, and {@link error} is `null` as soon as others see or hear it. Ask for a screen in a click.
   */
  start(options?: StartOptions): Promise<boolean>;
  stop(): Promise<void>;
  /** Others see black, or hear silence, at once; the connection stays. A muted camera is switched off. */
  mute(): void;
  unmute(): void;
  /** Another device, kept for the next time; also during a call. */
  setDevice(deviceId: string): void;
}

export interface DeviceList {
  readonly microphones: readonly MediaDeviceInfo[];
  readonly cameras: readonly MediaDeviceInfo[];
  /** Empty where the browser cannot choose: Firefox before 116, Safari. */
  readonly speakers: readonly MediaDeviceInfo[];
}

export interface LocalMediaEvents {
  /** Anything but levels, speaking and quality has changed. */
  change: undefined;
  error: MediaProblem;
}

/** The own devices. */
export interface LocalMedia<Events extends LocalMediaEvents = LocalMediaEvents> extends Emitter<Events> {
  readonly microphone: LocalSource;
  readonly camera: LocalSource;
  readonly devices: DeviceList;
  /** The speaker in use, or empty for the default one. */
  readonly speakerId: string;
  setSpeaker(deviceId: string): void;
}

/** The own devices before a room is joined: nothing is sent. */
export interface Preview extends LocalMedia {
  /** Switches the devices off, unless a room has taken them over. */
  close(): void;
}

export interface RoomMediaEvents extends LocalMediaEvents {
  /** Who speaks now; includes the own id. */
  speaking: { speaking: ReadonlySet<string> };
  quality: { quality: ReadonlyMap<string, Quality> };
  /** The media session was lost; the library builds it again. */
  reset: { reason: string };
  /** Removed from the call: nothing is sent or received any more. */
  closed: { reason: string };
  /** The server has closed an own track. */
  unpublished: { source: TrackSource; reason: string };
}

export interface RoomMedia extends LocalMedia<RoomMediaEvents> {
  /** Whether the room has media, and this member is not removed from the call. */
  readonly enabled: boolean;
  /** Why not: `not_configured`, `no_media_room`, `switched_off` (by the options), `removed`; else empty. */
  readonly reason: string;
  readonly state: MediaState;
  readonly permissions: MediaPermissions;
  readonly screen: LocalSource;
  /** The browser wants a click before it plays sound. Any click helps; {@link resumeAudio} in one is the sure way. */
  readonly audioBlocked: boolean;
  resumeAudio(): void;
  readonly speaking: ReadonlySet<string>;
  /** The own microphone is muted, and hears somebody. */
  readonly talkingWhileMuted: boolean;
  /** By member id; the own connection under the own id. */
  readonly quality: ReadonlyMap<string, Quality>;
  /** Receives a video, as long as somebody watches. Watch as often as you like: it is received once. Also for own tracks. */
  watch(track: RemoteTrack, options?: { layer?: Layer }): Watching;
  /**
   * The most relevant tiles, at most `limit`: screens, then who spoke last, then who came first. A tile stays where it
   * is unless it must give way. Ask again on `change`, `speaking` and the room's `members`.
   */
  stage(limit: number, options?: { self?: boolean }): Tile[];
}

export interface Watching extends Emitter<{ track: MediaStreamTrack | null }> {
  readonly remote: RemoteTrack;
  /** `null` until it arrives, and while the session is replaced. */
  readonly track: MediaStreamTrack | null;
  /** How large it is shown, in CSS pixels; picks the layer. `0, 0` stops receiving until there is a size again. */
  setSize(width: number, height: number): void;
  close(): void;
}

export interface Tile {
  /** One for a member's screen, one for the member: with or without a camera, it is the same tile. */
  readonly key: string;
  readonly member: Member;
  /** The video to {@link RoomMedia.watch}; `null` for an avatar. */
  readonly track: RemoteTrack | null;
  readonly kind: "screen" | "camera" | "avatar";
  /** The microphone of the member is off or muted. */
  readonly muted: boolean;
}

export type { TrackKind };
