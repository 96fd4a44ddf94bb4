// Runs in the pages of whip-*.test.mjs, bundled: clients from npm, unchanged, and a player of a few lines.
import { WHIPClient } from "@eyevinn/whip-web-client";
import { WHEPClient } from "whip-whep/whep.js";

/** Shows what a peer connection receives. It is not muted: what nobody hears is not decoded. */
function show(peer) {
  const stream = new MediaStream();
  peer.ontrack = ({ track }) => stream.addTrack(track);
  document.body.append(Object.assign(document.createElement("video"), { autoplay: true, srcObject: stream }));
}

function player() {
  const peer = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
  peer.addTransceiver("audio", { direction: "recvonly" });
  peer.addTransceiver("video", { direction: "recvonly" });
  show(peer);
  return peer;
}

/** The counters of what a peer connection receives, by kind. */
async function received(peer) {
  const found = {};
  for (const entry of (await peer.getStats()).values()) {
    if (entry.type === "inbound-rtp") {
      found[entry.kind] = { packets: entry.packetsReceived, frames: entry.framesDecoded ?? 0, energy: entry.totalAudioEnergy ?? 0 };
    }
  }
  return found;
}

globalThis.whip = {
  /** Broadcasts the camera with the client of npm. */
  async broadcast(endpoint, authkey) {
    const client = new WHIPClient({ endpoint, opts: { authkey, iceServers: [] } });
    await client.ingest(await navigator.mediaDevices.getUserMedia({ audio: true, video: true }));
    this.client = client;
    return client.getResourceUrl();
  },

  /** Ends the broadcast as the client of npm does. */
  endBroadcast() {
    return this.client.destroy();
  },

  /** Watches with the player of npm. */
  async play(endpoint, token) {
    this.player = new WHEPClient();
    this.peer = player();
    await this.player.view(this.peer, endpoint, token);
  },

  stop() {
    return this.player.stop();
  },

  /** Watches by hand; gives the status of the answer, and where the session is. */
  async watch(endpoint, token) {
    const peer = player();
    await peer.setLocalDescription();
    const answer = await fetch(endpoint, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/sdp" },
      body: peer.localDescription.sdp,
    });
    if (answer.status === 201) {
      this.peer = peer;
      await peer.setRemoteDescription({ type: "answer", sdp: await answer.text() });
    } else {
      peer.close();
    }
    const session = answer.headers.get("Location");
    return { status: answer.status, retryAfter: answer.headers.get("Retry-After"), session: session && new URL(session, endpoint).href };
  },

  /** The status of an answer about a session. */
  async ask(method, session, token) {
    return (await fetch(session, { method, headers: { Authorization: `Bearer ${token}` } })).status;
  },

  received() {
    return received(this.peer);
  },
};
