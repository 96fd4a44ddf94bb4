import { messages } from "./messages.js";
import type { MediaProblem } from "./media-types.js";
import { RoomError, type TrackSource } from "./types.js";

export function problem(code: MediaProblem["code"], source: TrackSource, more: { reason?: string; details?: object } = {}): MediaProblem {
  return { code, message: messages[code], source, ...more };
}

/** Why no device could be used, before asking for one: the page must be secure, and the browser able. */
export function unable(source: TrackSource): MediaProblem | null {
  if (!globalThis.isSecureContext) {
    return problem("insecure_context", source);
  }
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return devices && (source !== "screen" || "getDisplayMedia" in devices) ? null : problem("unsupported", source);
}

const DEVICE_ERRORS: Record<string, MediaProblem["code"]> = {
  NotAllowedError: "permission_denied",
  SecurityError: "permission_denied",
  NotReadableError: "device_busy",
  AbortError: "device_busy",
  NotSupportedError: "unsupported",
  TypeError: "unsupported",
};

/** What an error of `getUserMedia`, `getDisplayMedia` or partytracks means. `found`: there are devices of that kind. */
export function ofDevice({ name = "" }: { name?: string }, source: TrackSource, found: boolean): MediaProblem {
  // partytracks tried one after the other, and none worked.
  const allBusy = found && name === "DevicesExhaustedError";
  return problem(allBusy ? "device_busy" : (DEVICE_ERRORS[name] ?? "no_device"), source);
}

/** What a refused `cf_publish` means. */
export function ofPublish(error: unknown, source: TrackSource): MediaProblem {
  if (!(error instanceof RoomError)) {
    return problem("unreachable", source);
  }
  const { reason, details } = error;
  switch (reason) {
    case "not_permitted":
    case "too_many_publishers":
    case "media_off":
      return problem(reason, source, { reason, details });
    case "timeout":
    case "not_joined":
      return problem("unreachable", source, { reason });
    default: {
      // A reason of the application's own may have a text of its own.
      const message = (messages as { refused?: Record<string, string> }).refused?.[reason];
      return { ...problem("publish_refused", source, { reason, details }), ...(message && { message }) };
    }
  }
}
