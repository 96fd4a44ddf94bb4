// The camera test page: publishes camera and microphone, and receives those of every other tab of the same call, all in one
// connection. See CameraResource for what it asks of the server.
import { byId, element } from "./dom.js";

const PRESENT_MS = 1000;
// A server that has just been reloaded knows nobody for a second.
const ROUNDS_OF_GRACE = 4;

const call = new URLSearchParams(location.search).get("call") ?? "camera";
const sessions = `/api/camera/${encodeURIComponent(call)}/sessions`;
const pc = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
// Session → mids of what it sends us.
const received = new Map();
// Session → for how many rounds the server has not known it.
const missing = new Map();
let session = "";

async function ask(method, path, body) {
  const answer = await fetch(`${sessions}${path}`, {
    method,
    headers: body ? { "Content-Type": "application/json" } : {},
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${method} ${path}: HTTP ${answer.status}`);
  }
  return answer.status === 204 ? undefined : answer.json();
}

function say(text, state = document.body.dataset.state) {
  byId("status").textContent = text;
  document.body.dataset.state = state;
}

/** Publishes camera and microphone in a new session. */
async function publish() {
  const media = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 480 } });
  byId("own").srcObject = media;
  const sent = ["audio", "video"].map((kind) =>
    pc.addTransceiver(media.getTracks().find((track) => track.kind === kind), { direction: "sendonly", streams: [media] }),
  );
  session = (await ask("POST", "")).session;
  await pc.setLocalDescription();
  const mids = sent.map((transceiver) => transceiver.mid);
  const { sdp } = await ask("POST", `/${session}/publish`, { sdp: pc.localDescription.sdp, mids });
  await pc.setRemoteDescription({ type: "answer", sdp });
}

/** Resolves when the connection stands. */
function connected() {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (pc.connectionState === "connected") {
        resolve();
      } else if (pc.connectionState === "failed") {
        reject(new Error("The connection failed"));
      }
    };
    pc.addEventListener("connectionstatechange", look);
    look();
  });
}

/** Receives what another session publishes. One at a time: a session negotiates once at once. */
async function pull(other) {
  const { sdp, mids } = await ask("POST", `/${session}/pull/${other}`);
  if (!sdp) {
    return;
  }
  await pc.setRemoteDescription({ type: "offer", sdp });
  await pc.setLocalDescription();
  await ask("PUT", `/${session}/answer`, { sdp: pc.localDescription.sdp });
  received.set(other, mids);
  const tracks = pc.getTransceivers().filter(({ mid }) => mids.includes(mid)).map(({ receiver }) => receiver.track);
  const video = element("video", { autoplay: "", playsinline: "", "data-session": other, "aria-label": "Another tab's camera" });
  video.srcObject = new MediaStream(tracks);
  byId("others").append(video);
}

function forget(other) {
  received.delete(other);
  missing.delete(other);
  byId("others").querySelector(`[data-session="${CSS.escape(other)}"]`)?.remove();
}

async function keepUp() {
  try {
    const others = await ask("PUT", `/${session}`);
    for (const other of received.keys()) {
      missing.set(other, others.includes(other) ? 0 : (missing.get(other) ?? 0) + 1);
      if (missing.get(other) > ROUNDS_OF_GRACE) {
        forget(other);
      }
    }
    for (const other of others.filter((id) => !received.has(id))) {
      await pull(other);
    }
    say(received.size === 0 ? "Connected. Open this page in another tab" : `Connected, with ${received.size} more`);
  } catch (error) {
    // The server restarts, or the other tab has nothing to send yet: the next round sees.
    say(`Trying again: ${error.message}`);
  }
  setTimeout(keepUp, PRESENT_MS);
}

/** What arrived of each received track, for tests. */
async function stats() {
  const found = [];
  for (const [other, mids] of received) {
    for (const { receiver } of pc.getTransceivers().filter(({ mid }) => mids.includes(mid))) {
      for (const report of (await receiver.getStats()).values()) {
        if (report.type === "inbound-rtp") {
          const { kind, framesDecoded, packetsReceived, frameWidth, frameHeight, totalAudioEnergy } = report;
          found.push({ session: other, kind, framesDecoded, packetsReceived, frameWidth, frameHeight, totalAudioEnergy });
        }
      }
    }
  }
  return found;
}

window.addEventListener("pagehide", () => {
  if (session) {
    fetch(`${sessions}/${session}`, { method: "DELETE", keepalive: true });
  }
});
window.camera = {
  pc,
  stats,
  others: () => [...received.keys()],
  get sessionId() {
    return session;
  },
};

try {
  await publish();
  await connected();
  say("Connected", "connected");
  keepUp();
} catch (error) {
  say(error.message, "failed");
}
