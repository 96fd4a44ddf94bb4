import { Speaker } from "./emitter.js";
import { MediaLink } from "./link.js";
import { OwnDevices } from "./local.js";
import type { DeviceList, Layer, MediaPermissions, MediaProblem, Quality, RoomMedia, RoomMediaEvents, Tile, Watching } from "./media-types.js";
import type { DeviceSource } from "./device.js";
import { OwnTracks } from "./own-tracks.js";
import { takeOver } from "./preview.js";
import { Publications } from "./publications.js";
import { Pulls } from "./pulls.js";
import { Pulse } from "./pulse.js";
import { ScreenSource } from "./screen.js";
import type { Grant } from "./session.js";
import { AudioSink } from "./sink.js";
import type { Source } from "./source.js";
import { Stages } from "./stage.js";
import type { InitialMedia, MediaState, Member, RemoteTrack } from "./types.js";
import { OwnWatching, RemoteWatching } from "./watching.js";

/** What media needs of its room. */
export interface MediaHost {
  readonly self: { readonly id: string };
  readonly members: readonly Member[];
  push<T>(event: string, payload?: unknown): Promise<T>;
  on<T>(event: string, callback: (payload: T) => void): () => void;
}

/** Camera, microphone and screen of one member, and what it sees and hears of the others. */
export class LiveMedia extends Speaker<RoomMediaEvents> implements RoomMedia {
  readonly microphone: DeviceSource;
  readonly camera: DeviceSource;
  readonly screen = new ScreenSource();
  readonly #room: MediaHost;
  readonly #wanted: InitialMedia | false;
  readonly #own: OwnDevices;
  readonly #link: MediaLink;
  readonly #publications: Publications;
  readonly #sink = new AudioSink(() => this.emit("change"));
  readonly #pulls: Pulls;
  readonly #pulse: Pulse;
  readonly #stages = new Stages();
  readonly #ownTracks = new OwnTracks();
  #first = true;

  constructor(room: MediaHost, wanted: InitialMedia | false) {
    super();
    this.#room = room;
    this.#wanted = wanted;
    const given = wanted && wanted.preview ? takeOver(wanted.preview) : null;
    const changed = () => this.emit("change");
    const failed = (found: MediaProblem) => this.emit("error", found);
    this.#own = given?.own ?? new OwnDevices(changed, failed);
    this.#own.handTo(changed, failed);
    this.#own.follow(this.screen);
    this.microphone = this.#own.microphone;
    this.camera = this.#own.camera;
    this.camera.simulcast = (wanted && wanted.simulcast) ?? true;
    if (given?.speakerId) {
      this.#sink.setSpeaker(given.speakerId);
    }
    this.#link = new MediaLink(room, {
      changed: () => this.#linkChanged(),
      reset: (reason) => this.emit("reset", { reason }),
      removed: (reason) => this.#removed(reason),
      unpublished: (trackName, source, reason) => {
        this.#publications.unpublished(trackName, reason);
        this.emit("unpublished", { source, reason });
      },
      muteAsked: (trackName) => this.#muteAsked(trackName),
    });
    this.#publications = new Publications(this.#link, (event, payload) => room.push(event, payload));
    this.#pulls = new Pulls(this.#link.session$, () => this.#sink.listener());
    this.#pulse = new Pulse({
      selfId: () => room.self.id,
      peer: () => this.#link.session$.value?.peer ?? null,
      receiving: () => this.#pulls,
      voice: () => ({ level: this.microphone.level, heard: !this.microphone.muted }),
      onSpeaking: () => this.emit("speaking", { speaking: this.speaking }),
      onTalkingWhileMuted: changed,
      onQuality: () => this.emit("quality", { quality: this.quality }),
      report: (report) => void room.push("cf_quality", report).catch(() => {}),
    });
  }

  get enabled(): boolean {
    return this.#link.enabled;
  }

  get reason(): string {
    return this.#link.reason;
  }

  get state(): MediaState {
    return this.#link.state;
  }

  get permissions(): MediaPermissions {
    return this.#link.permissions;
  }

  get devices(): DeviceList {
    return this.#own.list;
  }

  get speakerId(): string {
    return this.#sink.speakerId;
  }

  get audioBlocked(): boolean {
    return this.#sink.blocked;
  }

  get speaking(): ReadonlySet<string> {
    return this.#pulse.speaking.now;
  }

  get talkingWhileMuted(): boolean {
    return this.#pulse.talkingWhileMuted;
  }

  get quality(): ReadonlyMap<string, Quality> {
    return this.#pulse.quality;
  }

  setSpeaker(deviceId: string): void {
    this.#sink.setSpeaker(deviceId);
  }

  resumeAudio(): void {
    this.#sink.resume();
  }

  watch(remote: RemoteTrack, { layer = "auto" }: { layer?: Layer } = {}): Watching {
    return remote.memberId === this.#room.self.id
      ? new OwnWatching(this[remote.source], remote)
      : new RemoteWatching(this.#pulls, remote, layer);
  }

  stage(limit: number, { self = true }: { self?: boolean } = {}): Tile[] {
    const members = this.#room.members.map((member) =>
      member.isSelf ? { ...member, tracks: this.#ownTracks.of(member.id, this.#sources()) } : member,
    );
    return this.#stages.next({ members, limit, self, spoke: this.#pulse.speaking.spoke });
  }

  // What follows is called by the room.

  joined(grant: Grant | undefined, resumed: boolean): void {
    if (this.#wanted === false) {
      this.#link.close("switched_off");
      return;
    }
    this.#link.joined(grant, resumed);
    if (this.enabled && this.#first) {
      this.#first = false;
      this.#begin(this.#wanted);
    }
    this.#linkChanged();
  }

  away(): void {
    this.#link.away();
  }

  present(): void {
    this.#pulls.present(this.enabled && this.permissions.subscribe ? this.#room.members : []);
    this.emit("change");
  }

  close(): void {
    this.#link.close("left");
    this.#pulls.close();
    this.#pulse.stop();
    void this.screen.stop();
    this.#own.close();
    this.#sink.close();
  }

  #begin({ audio, video }: InitialMedia): void {
    for (const source of this.#sources()) {
      source.connect(this.#publications);
    }
    for (const [source, wish] of [[this.microphone, audio], [this.camera, video]] as const) {
      if (wish) {
        void source.start({ muted: wish === "muted", ...(typeof wish === "object" && { constraints: wish }) });
      } else if (wish === false) {
        void source.stop();
      }
    }
  }

  #linkChanged(): void {
    if (this.enabled) {
      this.#pulse.start();
    } else {
      this.#pulse.stop();
    }
    for (const source of this.#sources()) {
      const refusal = source.on && this.#publications.refusal(source.source);
      if (refusal) {
        source.fail(refusal);
      }
    }
    this.present();
  }

  #removed(reason: string): void {
    this.#linkChanged();
    this.emit("closed", { reason });
  }

  #muteAsked(trackName: string): void {
    const source = this.#publications.sourceOf(trackName);
    if (source) {
      this[source].mute();
      void this.#room.push("cf_mute", { trackName, muted: true }).catch(() => {});
    }
  }

  #sources(): Source[] {
    return [this.microphone, this.camera, this.screen];
  }
}
