// The media of a room that is none: pictures are drawn, problems are as told.
import { picture, slides } from "./fake-pictures.js";

const listed = (kind, ...labels) => labels.map((label, index) => ({ kind, deviceId: `${kind}-${index}`, label, groupId: "" }));

/** A camera, microphone or screen that does as told. */
export class FakeSource extends EventTarget {
  on = false;
  starting = false;
  muted = false;
  error = null;
  deviceId = "";
  level = 0;
  track = null;

  constructor(source, owner, given = {}) {
    super();
    Object.assign(this, { source, owner }, given);
    if (this.on && source !== "microphone" && !this.track) {
      this.track = source === "screen" ? slides() : picture(owner.hue ?? 250);
    }
  }

  changed(change) {
    Object.assign(this, change);
    this.owner.dispatchEvent(new CustomEvent("change"));
  }

  async start() {
    if (this.refuses) {
      this.changed({ error: this.refuses });
      return false;
    }
    this.changed({ on: true, muted: false, error: null, track: this.source === "camera" ? picture(250) : this.track });
    return true;
  }

  async stop() {
    this.changed({ on: false, track: null });
  }

  mute() {
    this.changed({ muted: true });
  }

  unmute() {
    this.changed({ muted: false });
  }

  setDevice(deviceId) {
    this.changed({ deviceId });
  }
}

export class FakeMedia extends EventTarget {
  enabled = true;
  reason = "";
  state = "connected";
  permissions = { audio: true, video: true, screen: true, data: true, subscribe: true };
  audioBlocked = false;
  speaking = new Set();
  talkingWhileMuted = false;
  quality = new Map();
  speakerId = "audiooutput-0";
  devices = {
    microphones: listed("audioinput", "Built-in microphone", "USB headset of a brand with a rather long name"),
    cameras: listed("videoinput", "FaceTime HD Camera", "External camera"),
    speakers: listed("audiooutput", "Built-in speakers", "USB headset"),
  };
  watched = [];

  constructor(room, { microphone, camera, screen, ...rest } = {}) {
    super();
    this.room = room;
    this.microphone = new FakeSource("microphone", this, { on: true, deviceId: "audioinput-0", level: 0.6, ...microphone });
    this.camera = new FakeSource("camera", this, { on: true, deviceId: "videoinput-0", ...camera });
    this.screen = new FakeSource("screen", this, screen);
    Object.assign(this, rest);
  }

  setSpeaker(speakerId) {
    this.speakerId = speakerId;
    this.dispatchEvent(new CustomEvent("change"));
  }

  resumeAudio() {
    this.audioBlocked = false;
    this.dispatchEvent(new CustomEvent("change"));
  }

  watch(remote) {
    const watching = new EventTarget();
    const hue = [...remote.memberId].reduce((sum, letter) => sum + letter.charCodeAt(0) * 37, 0) % 360;
    const entry = { remote, size: [0, 0], closed: false };
    this.watched.push(entry);
    return Object.assign(watching, {
      remote,
      track: remote.source === "screen" ? slides() : picture(hue),
      setSize: (...size) => (entry.size = size),
      close: () => (entry.closed = true),
    });
  }

  stage(limit) {
    const tiles = [];
    const own = (member, source) => member.isSelf && this[source].on && !this[source].muted;
    const video = (member, source) => member.tracks.find((track) => track.source === source && track.kind === "video" && !track.muted);
    for (const member of this.room.members) {
      if (own(member, "screen") || video(member, "screen")) {
        tiles.unshift({ key: `${member.id}:screen`, member, track: video(member, "screen") ?? null, kind: "screen" });
      }
      const seen = own(member, "camera") || video(member, "camera");
      tiles.push({ key: member.id, member, track: video(member, "camera") ?? null, kind: seen ? "camera" : "avatar" });
    }
    return tiles.slice(0, limit);
  }
}
