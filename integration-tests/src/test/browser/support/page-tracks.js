// Runs in a page of the tests: what it can publish.

/**
 * @param wanted from: "camera" (the browser's fake one), "microphone" (likewise), or a CSS colour, which is painted and moves;
 *            width, height and frameRate of pictures
 */
export async function capture({ from, width = 320, height = 180, frameRate = 15 }) {
  if (from === "microphone") {
    return first(await navigator.mediaDevices.getUserMedia({ audio: true }));
  }
  if (from === "camera") {
    return first(await navigator.mediaDevices.getUserMedia({ video: { width, height, frameRate } }));
  }
  return first(painted(from, { width, height, frameRate }));
}

const first = (stream) => ({ stream, track: stream.getTracks()[0] });

function painted(colour, { width, height, frameRate }) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  let frame = 0;
  const paint = () => {
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
    // Something that moves, so that each frame is another.
    context.fillStyle = "white";
    context.fillRect((frame++ * 4) % width, height - 12, 8, 8);
  };
  paint();
  setInterval(paint, 1000 / frameRate);
  return canvas.captureStream(frameRate);
}

/** What setCodecPreferences wants for a codec of this name. */
export function codecs(kind, name) {
  const all = RTCRtpSender.getCapabilities(kind).codecs;
  const chosen = all.filter(({ mimeType }) => mimeType.toLowerCase() === `${kind}/${name}`.toLowerCase());
  if (!chosen.length) {
    throw new Error(`This browser cannot send ${name}, only ${all.map(({ mimeType }) => mimeType)}`);
  }
  return chosen;
}
