// Runs in a page of the tests: what getStats says, cut down to what tests ask about.

const KEPT = [
  "kind",
  "mid",
  "rid",
  "bytesReceived",
  "bytesSent",
  "framesDecoded",
  "framesEncoded",
  "frameHeight",
  "frameWidth",
  "freezeCount",
  "nackCount",
  "packetsLost",
  "packetsReceived",
  "packetsSent",
  "pliCount",
  "totalAudioEnergy",
];

/** `received` and `sent`, a list of streams each, and `path`: the kinds of the chosen candidates. */
export async function read(pc) {
  const report = await pc.getStats();
  const all = [...report.values()];
  const streams = (type) =>
    all
      .filter((entry) => entry.type === type)
      .map((entry) => ({
        ...Object.fromEntries(KEPT.filter((key) => key in entry).map((key) => [key, entry[key]])),
        codec: report.get(entry.codecId)?.mimeType.split("/")[1],
      }));
  return { received: streams("inbound-rtp"), sent: streams("outbound-rtp"), path: path(report, all) };
}

function path(report, all) {
  const pair = all.find(({ type, nominated, state }) => type === "candidate-pair" && nominated && state === "succeeded");
  return pair && `${report.get(pair.localCandidateId)?.candidateType} ${report.get(pair.remoteCandidateId)?.candidateType}`;
}

export function state({ connectionState, signalingState, localDescription }) {
  return { connectionState, signalingState, sections: localDescription?.sdp.match(/^m=/gm)?.length ?? 0 };
}

/** The ICE user name fragments in use. */
export function fragments({ localDescription, remoteDescription }) {
  const of = ({ sdp }) => sdp.match(/a=ice-ufrag:(\S+)/)[1];
  return { local: of(localDescription), remote: of(remoteDescription) };
}
