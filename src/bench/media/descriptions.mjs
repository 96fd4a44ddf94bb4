// Descriptions of sessions in the sizes that Chromium makes: about 1.2 kB for a microphone, 4 kB for a camera that is offered, and
// 600 bytes for a section that receives.
const HEAD = "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=extmap-allow-mixed\r\na=msid-semantic: WMS *\r\n";
const TRANSPORT =
  "c=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0\r\na=ice-ufrag:8hhY\r\na=ice-pwd:asd88fgpdd777uzjYhagZg01\r\na=ice-options:trickle\r\n" +
  `a=fingerprint:sha-256 ${Array(32).fill("AB").join(":")}\r\n`;

function codecs(kind, count) {
  const name = kind === "audio" ? "opus/48000/2" : "VP8/90000";
  return Array.from({ length: count }, (_, i) => 96 + i).map(
    (type) => `a=rtpmap:${type} ${name}\r\na=rtcp-fb:${type} transport-cc\r\na=rtcp-fb:${type} nack\r\na=fmtp:${type} x-google-start-bitrate=800\r\n`,
  );
}

function section(mid, kind, direction, setup, count) {
  const types = Array.from({ length: count }, (_, i) => 96 + i).join(" ");
  return `m=${kind} 9 UDP/TLS/RTP/SAVPF ${types}\r\n${TRANSPORT}a=setup:${setup}\r\na=mid:${mid}\r\na=${direction}\r\na=rtcp-mux\r\na=rtcp-rsize\r\n${codecs(kind, count).join("")}a=ssrc:${1000 + mid} cname:x\r\n`;
}

const kindOf = (mid) => (mid % 2 ? "video" : "audio");

/** A browser's offer of a microphone and a camera. */
export const browsersOffer = () => HEAD + section(0, "audio", "sendonly", "actpass", 7) + section(1, "video", "sendonly", "actpass", 26);

/** A browser's answer that receives so many tracks, behind its own two. */
export const browsersAnswer = (count) =>
  browsersOffer() + Array.from({ length: count }, (_, i) => section(2 + i, kindOf(i), "recvonly", "active", 3)).join("");

/** The SFU's answer to so many published tracks. */
export const answerTo = (count) => HEAD + Array.from({ length: count }, (_, i) => section(i, kindOf(i), "recvonly", "passive", 3)).join("");

/** The SFU's offer to send so many tracks. */
export const offerOf = (count) => answerTo(2) + Array.from({ length: count }, (_, i) => section(2 + i, kindOf(i), "sendonly", "actpass", 3)).join("");
