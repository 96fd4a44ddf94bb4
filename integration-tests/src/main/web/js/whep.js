// A WHEP player: about all that watching takes.
import { iceServersOf } from "./links.js";

const LOOK_MS = 1000;
/** A picture that stands still for so long has ended. */
const STILL_MS = 6000;

/** How much has arrived, of sound and picture together. */
async function received(pc) {
  let bytes = 0;
  for (const stat of (await pc.getStats()).values()) {
    bytes += stat.type === "inbound-rtp" ? stat.bytesReceived : 0;
  }
  return bytes;
}

/** Calls `began` at the first byte, and `over` when none has come for a while. */
function follow(pc, began, over) {
  let last = 0;
  let since = Date.now();
  const timer = setInterval(async () => {
    const bytes = await received(pc);
    if (bytes > last) {
      last = bytes;
      since = Date.now();
      began();
    } else if (Date.now() - since > STILL_MS || ["failed", "closed"].includes(pc.connectionState)) {
      clearInterval(timer);
      began();
      over();
    }
  }, LOOK_MS);
}

/**
 * Asks for a broadcast.
 *
 * @returns `{stream, started, ended}`, the latter two promises; or `{refused, retryAfterMs}` with the HTTP status
 */
export async function play({ path, token }) {
  const pc = new RTCPeerConnection({ bundlePolicy: "max-bundle" });
  const headers = { Authorization: `Bearer ${token}` };
  const stream = new MediaStream();
  for (const kind of ["video", "audio"]) {
    stream.addTrack(pc.addTransceiver(kind, { direction: "recvonly" }).receiver.track);
  }
  const offer = await pc.createOffer();
  const answer = await fetch(path, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/sdp" },
    body: offer.sdp,
  });
  if (!answer.ok) {
    pc.close();
    const seconds = Number(answer.headers.get("Retry-After"));
    return { refused: answer.status, retryAfterMs: seconds > 0 ? seconds * 1000 : undefined };
  }
  // Candidates are gathered from here on, so that relays which the answer names are among them.
  pc.setConfiguration({ ...pc.getConfiguration(), iceServers: iceServersOf(answer.headers) });
  await pc.setLocalDescription(offer);
  await pc.setRemoteDescription({ type: "answer", sdp: await answer.text() });

  const resource = new URL(answer.headers.get("Location"), new URL(path, location.href));
  const stop = () => fetch(resource, { method: "DELETE", headers, keepalive: true }).catch(() => {});
  window.addEventListener("pagehide", stop);
  let began;
  const started = new Promise((resolve) => (began = resolve));
  const ended = new Promise((over) => follow(pc, began, over)).then(() => {
    window.removeEventListener("pagehide", stop);
    stop();
    pc.close();
  });
  return { stream, started, ended };
}
