/** Two sizes of a camera: what a large tile and what a small one needs. In the order the server is told: best first. */
export const CAMERA_LAYERS: RTCRtpEncodingParameters[] = [
  { rid: "h", maxBitrate: 1_500_000 },
  { rid: "l", maxBitrate: 350_000, scaleResolutionDownBy: 2 },
];
export const CAMERA_ALONE: RTCRtpEncodingParameters[] = [{ maxBitrate: 1_500_000 }];
export const SCREEN: RTCRtpEncodingParameters[] = [{ maxBitrate: 2_500_000 }];

/** How tall the best layer is taken to be; each further one is half of the one before. */
const BEST_HEIGHT = 720;
/** A picture may be stretched by this much before a better layer is worth its bits. */
const STRETCH = 1.5;

/**
 * The smallest layer that is good enough.
 *
 * @param rids best first
 * @param height of the tile, in device pixels
 */
export function layerFor(rids: readonly string[], height: number): string | undefined {
  for (let i = rids.length - 1; i > 0; i--) {
    if ((BEST_HEIGHT / 2 ** i) * STRETCH >= height) {
      return rids[i];
    }
  }
  return rids[0];
}

/** The best of several wishes; a layer that is not there counts as the best one. */
export function bestOf(rids: readonly string[], wanted: Iterable<string>): string | undefined {
  let best = rids.length;
  for (const rid of wanted) {
    best = Math.min(best, Math.max(0, rids.indexOf(rid)));
  }
  return rids[Math.min(best, rids.length - 1)];
}
