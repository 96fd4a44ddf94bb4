import { Speaker } from "./emitter.js";
import { MediaLink } from "./link.js";
import type * as api from "./media-types.js";
import type { DeviceSource } from "./device.js";
import { ownTracks } from "./own-tracks.js";
import { type OwnDevices, takeOver } from "./preview.js";
import { Pulls } from "./pulls.js";
import { Pulse } from "./pulse.js";
import { ScreenSource } from "./screen.js";
import type { Grant } from "./session.js";
import { AudioSink } from "./sink.js";
import type { Source } from "./source.js";
import { Stages } from "./stage.js";
import type { InitialMedia, MediaState, Member, RemoteTrack, TrackSource } from "./types.js";
import { Watch } from "./watching.js";

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
  readonly devices: api.DeviceList;
  speakerId: string;
  readonly #room: MediaHost;
  readonly #wanted: InitialMedia | false;
  readonly #own: OwnDevices;
  readonly #sources: Source[];
  readonly #link: MediaLink;
  readonly #sink = new AudioSink(() => this.emit("change"));
  readonly #pulls: Pulls;
  readonly #pulse: Pulse;
  readonly #stages = new Stages();
  #begun = false;

  constructor(room: MediaHost, wanted: InitialMedia | false) {
    super();
    this.#room = room;
    this.#wanted = wanted;
    const { preview, simulcast = true } = wanted || {};
    const own = takeOver(preview, this);
    this.#own = own;
    ({ microphone: this.microphone, camera: this.camera, devices: this.devices, speakerId: this.speakerId } = own);
    this.#sources = [this.microphone, this.camera, this.screen];
    this.camera.simulcast = simulcast;
    this.screen.owner = this;
    this.#sink.setSpeaker(this.speakerId);
    this.#link = new MediaLink(room, {
      changed: () => this.#linkChanged(),
      reset: (reason) => this.emit("reset", { reason }),
      removed: (reason) => {
        this.#linkChanged();
        this.emit("closed", { reason });
      },
    });
    room.on<{ trackName: string; source: TrackSource; reason: string }>("cf_unpublished", ({ trackName, source, reason }) => {
      this[source].find(trackName)?.ended(reason);
      this.emit("unpublished", { source, reason });
    });
    room.on<{ trackName: string }>("cf_mute_request", ({ trackName }) => {
      this.#sources.find((source) => source.find(trackName))?.mute();
      // Also if it was muted already: who asks waits for the answer.
      void room.push("cf_mute", { trackName, muted: true }).catch(() => {});
    });
    this.#pulls = new Pulls(this.#link.session$, () => this.#sink.listener());
    this.#pulse = new Pulse(room, this.#link, this.#pulls, this);
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
    this.speakerId = deviceId;
    this.#sink.setSpeaker(deviceId);
    this.emit("change");
  }

  resumeAudio(): void {
    this.#sink.resume();
  }

  watch(remote: RemoteTrack, { layer = "auto" }: { layer?: api.Layer } = {}): api.Watching {
    const own = remote.memberId === this.#room.self.id;
    return new Watch(remote, layer, (taker) => (own ? this[remote.source].add(taker) : this.#pulls.take(remote, taker)));
  }

  stage(limit: number, { self = true }: { self?: boolean } = {}): api.Tile[] {
    const own = (member: Member) => ({ ...member, tracks: ownTracks(member.id, this.#sources) });
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
      this.#sources.forEach((source) => source.connect(this.#link));
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
    this.#own.end();
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
    this.#sources.forEach((source) => source.check());
    this.present();
  }
}
