// Answers as Cloudflare Calls does, without media: any session, any track, descriptions of the sizes that browsers make. A process
// of its own: node responder.mjs <port>
import { createServer } from "node:http";
import { answerTo, offerOf } from "./descriptions.mjs";

let sessions = 0;
const mids = new Map();

/** The answer to `tracks/new`: what is published gets an answer, what is pulled an offer with a section for each track. */
function newTracks(session, { sessionDescription, tracks }) {
  if (sessionDescription) {
    return { requiresImmediateRenegotiation: false, tracks, sessionDescription: { type: "answer", sdp: answerTo(tracks.length) } };
  }
  const first = mids.get(session) ?? 2;
  mids.set(session, first + tracks.length);
  return {
    requiresImmediateRenegotiation: true,
    tracks: tracks.map((track, index) => ({ ...track, mid: String(first + index) })),
    sessionDescription: { type: "offer", sdp: offerOf(tracks.length) },
  };
}

function answer(method, path, body) {
  const session = path.match(/\/sessions\/([^/]+)/)?.[1];
  if (session === "new") {
    return [201, { sessionId: `session-${sessions++}` }];
  }
  if (path.includes("/tracks/new")) {
    return [200, newTracks(session, JSON.parse(body))];
  }
  if (path.includes("/tracks/close")) {
    return [200, { requiresImmediateRenegotiation: false, tracks: JSON.parse(body).tracks }];
  }
  return [200, method === "GET" ? { tracks: [], dataChannels: [] } : {}];
}

createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8").on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    const [status, json] = answer(request.method, request.url, body);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
  });
}).listen(Number(process.argv[2]), "127.0.0.1", () => console.log("Listening"));
