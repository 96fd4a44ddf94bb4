// Runs in a page of the tests: the npm clients partytracks and phoenix as they are, and what lies between them. Beyond what
// partytracks does by itself, a page asks to publish, declares what it publishes, and reads presence.
import { PartyTracks } from "partytracks/client";
import { Presence, Socket } from "phoenix";
import { BehaviorSubject, of } from "rxjs";

const replied = (push) =>
  new Promise((resolve, reject) => {
    push.receive("ok", resolve).receive("error", (error) => reject(new Error(JSON.stringify(error))));
  });

class Meeting {
  #pushed = new Map();
  #pulled = new Map();
  #tracks = [];
  problems = [];

  async join(topic, params = {}) {
    const socket = new Socket("/rooms");
    socket.connect();
    this.channel = socket.channel(topic, params);
    const presence = new Presence(this.channel);
    presence.onSync(() => this.#follow(presence));
    this.channel.on("cf_media_reset", (reset) => this.problems.push(reset));
    const { _room: room } = await replied(this.channel.join());
    this.id = room.id;
    this.media = room.media;
    this.partyTracks = new PartyTracks({
      prefix: room.media.path,
      headers: new Headers({ authorization: `Bearer ${room.media.token}` }),
      iceServers: room.media.ice_servers,
    });
    this.partyTracks.session$.subscribe(({ peerConnection, sessionId }) => {
      this.peerConnection = peerConnection;
      this.sessionId = sessionId;
    });
    this.#follow(presence);
  }

  /** Sends the camera and the microphone. */
  async publish() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 320, height: 240 } });
    await Promise.all(stream.getTracks().map((track) => this.#publish(track)));
  }

  async #publish(track) {
    const source = track.kind === "video" ? "camera" : "microphone";
    await replied(this.channel.push("cf_publish", { source }));
    await new Promise((resolve, reject) => {
      const pushed = this.partyTracks.push(new BehaviorSubject(track)).subscribe({
        next: ({ trackName }) => replied(this.channel.push("cf_published", { trackName, source })).then(resolve, reject),
        error: reject,
      });
      this.#pushed.set(source, pushed);
    });
  }

  /** Ends what it sends from a source: partytracks closes it. */
  stop(source) {
    this.#pushed.get(source).unsubscribe();
  }

  /** Receives what presence shows of others, and nothing else. */
  #follow(presence) {
    const tracks = presence.list((key, { metas }) => metas).flat().flatMap((meta) => meta.tracks ?? []);
    this.#tracks = tracks;
    if (!this.partyTracks) {
      return;
    }
    for (const { sessionId, trackName, kind } of tracks) {
      const name = `${sessionId}/${trackName}`;
      if (!this.#pulled.has(name) && sessionId !== this.sessionId) {
        const shown = this.partyTracks
          .pull(of({ location: "remote", sessionId, trackName }))
          .subscribe((track) => this.#show(kind, track));
        this.#pulled.set(name, shown);
      }
    }
    for (const [name, shown] of this.#pulled) {
      if (!tracks.some(({ sessionId, trackName }) => name === `${sessionId}/${trackName}`)) {
        shown.unsubscribe();
        this.#pulled.delete(name);
      }
    }
  }

  #show(kind, track) {
    const element = document.createElement(kind);
    element.srcObject = new MediaStream([track]);
    element.autoplay = true;
    element.muted = true;
    document.body.append(element);
  }

  tracks() {
    return this.#tracks;
  }

  pulling() {
    return this.#pulled.size;
  }

  /** What it receives of a kind. */
  async received(kind) {
    const stats = this.peerConnection ? [...(await this.peerConnection.getStats()).values()] : [];
    return stats
      .filter((entry) => entry.type === "inbound-rtp" && entry.kind === kind)
      .map(({ framesDecoded = 0, packetsReceived = 0 }) => ({ framesDecoded, packetsReceived }));
  }
}

globalThis.meeting = new Meeting();
