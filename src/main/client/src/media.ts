import { Speaker } from "./emitter.js";
import { MediaLink } from "./link.js";
import { OwnDevices } from "./local.js";
import type * as api from "./media-types.js";
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
export class LiveMedia extends Speaker<api.RoomMediaEvents> implements api.RoomMedia {
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
  #begun = false;

  constructor(room: MediaHost, wanted: InitialMedia | false) {
    super();
    this.#room = room;
    this.#wanted = wanted;
    const given = wanted && takeOver(wanted.preview);
    const changed = () => this.emit("change");
    this.#own = (given && given.own) || new OwnDevices();
    this.#own.handTo(changed, (problem) => this.emit("error", problem));
    this.#own.follow(this.screen);
    ({ microphone: this.microphone, camera: this.camera } = this.#own);
    this.camera.simulcast = (wanted && wanted.simulcast) ?? true;
    this.#sink.setSpeaker((given && given.speakerId) || "");
    this.#link = new MediaLink(room, {
      changed: () => this.#linkChanged(),
      reset: (reason) => this.emit("reset", { reason }),
      removed: (reason) => {
        this.#linkChanged();
        this.emit("closed", { reason });
      },
      unpublished: (trackName, source, reason) => {
        this.#publications.unpublished(trackName, reason);
        this.emit("unpublished", { source, reason });
      },
      muteAsked: (trackName) => this.#publications.muteAsked(trackName),
    });
    this.#publications = new Publications(this.#link, (event, payload) => room.push(event, payload));
    this.#pulls = new Pulls(this.#link.session$, () => this.#sink.listener());
    this.#pulse = new Pulse(room, this.#link, this.#pulls, this.microphone, {
      speaking: () => this.emit("speaking", { speaking: this.speaking }),
      quality: () => this.emit("quality", { quality: this.quality }),
      changed,
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

  get permissions(): api.MediaPermissions {
    return this.#link.permissions;
  }

  get devices(): api.DeviceList {
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

  get quality(): ReadonlyMap<string, api.Quality> {
    return this.#pulse.quality;
  }

  setSpeaker(deviceId: string): void {
    this.#sink.setSpeaker(deviceId);
  }

  resumeAudio(): void {
    this.#sink.resume();
  }

  watch(remote: RemoteTrack, { layer = "auto" }: { layer?: api.Layer } = {}): api.Watching {
    return remote.memberId === this.#room.self.id
      ? new OwnWatching(this[remote.source], remote)
      : new RemoteWatching(this.#pulls, remote, layer);
  }

  stage(limit: number, { self = true }: { self?: boolean } = {}): api.Tile[] {
    const own = (member: Member) => ({ ...member, tracks: this.#ownTracks.of(member.id, this.#sources()) });
    const members = this.#room.members.map((member) => (member.isSelf ? own(member) : member));
    return this.#stages.next({ members, limit, self, spoke: this.#pulse.speaking.spoke });
  }

  // Called by the room.

  joined(grant: Grant | undefined, resumed: boolean): void {
    if (this.#wanted) {
      this.#link.joined(grant, resumed);
    } else {
      this.#link.close("switched_off");
    }
    if (!this.#begun) {
      this.#begun = true;
      this.#sources().forEach((source) => source.connect(this.#publications));
      this.#begin(this.#wanted || {});
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
    this.#pulse.run(false);
    void this.screen.stop();
    this.#own.close();
    this.#sink.close();
  }

  #begin({ audio, video }: InitialMedia): void {
    if (this.enabled && (audio || video)) {
      // While devices open.
      this.#link.session$.value?.open();
    }
    for (const [source, wish] of [[this.microphone, audio], [this.camera, video]] as const) {
      if (wish && this.enabled) {
        void source.start({ muted: wish === "muted", ...(typeof wish === "object" && { constraints: wish }) });
      } else if (wish === false) {
        void source.stop();
      }
    }
  }

  #linkChanged(): void {
    this.#pulse.run(this.enabled);
    this.#sources().forEach((source) => source.check());
    this.present();
  }

  #sources(): Source[] {
    return [this.microphone, this.camera, this.screen];
  }
}
