// Runs in a page before its own scripts: remembers its connections, and says what arrives on them.
(() => {
  const peers = [];
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) {
      super(...given);
      peers.push(this);
    }
  };

  globalThis.callStats = async () => {
    const received = [];
    const open = peers.filter((peer) => peer.connectionState !== "closed");
    for (const peer of open) {
      (await peer.getStats()).forEach((report) => {
        if (report.type === "inbound-rtp") {
          const { kind, packetsReceived, packetsLost, totalAudioEnergy, framesDecoded } = report;
          const stream = `${peers.indexOf(peer)}/${report.mid}`;
          received.push({ stream, kind, packets: packetsReceived, lost: packetsLost, energy: totalAudioEnergy ?? 0, frames: framesDecoded ?? 0 });
        }
      });
    }
    return { received, peers: peers.length, states: open.map((peer) => peer.connectionState) };
  };
})();
