import type { Member, RemoteTrack, TrackSource } from "../src/types.js";

export const track = (memberId: string, source: TrackSource, more: Partial<RemoteTrack> = {}): RemoteTrack => ({
  memberId,
  sessionId: `session of ${memberId}`,
  trackName: `${source} of ${memberId}`,
  kind: source === "microphone" ? "audio" : "video",
  source,
  muted: false,
  simulcast: source === "camera" ? ["h", "l"] : [],
  ...more,
});

export const member = (id: string, tracks: RemoteTrack[] = []): Member => ({
  id,
  key: id,
  meta: {},
  user: {},
  tracks,
  mediaState: "connected",
  isSelf: false,
  isBroadcast: false,
});
