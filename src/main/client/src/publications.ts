import type { MediaLink } from "./link.js";
import type { MediaProblem } from "./media-types.js";
import { problem } from "./problems.js";
import { type Output, type Publication, type Publisher, Publishing } from "./publishing.js";
import type { TrackSource } from "./types.js";

const PERMISSION = { microphone: "audio", camera: "video", screen: "screen" } as const;
/** A track that ends by itself is published again, but not over and over. */
const AGAIN_MS = 5000;

/** What this member publishes in its room. */
export class Publications implements Publisher {
  readonly #link: MediaLink;
  readonly #push: <T>(event: string, payload?: unknown) => Promise<T>;
  readonly #open = new Map<Publishing, number>();

  constructor(link: MediaLink, push: <T>(event: string, payload?: unknown) => Promise<T>) {
    this.#link = link;
    this.#push = push;
  }

  refusal(source: TrackSource): MediaProblem | null {
    const { enabled, reason, permissions } = this.#link;
    if (!enabled) {
      return problem(reason === "removed" ? "not_permitted" : "media_off", source, { reason });
    }
    return permissions[PERMISSION[source]] ? null : problem("not_permitted", source);
  }

  publish(output: Output, done: (problem: MediaProblem | null) => void): Publication {
    const publishing = new Publishing({ session$: this.#link.session$, push: this.#push }, output, done);
    this.#open.set(publishing, -Infinity);
    return {
      mute: (muted) => publishing.mute(muted),
      close: () => {
        this.#open.delete(publishing);
        return publishing.close();
      },
    };
  }

  /** A host wants silence. */
  muteAsked(trackName: string): void {
    this.#find(trackName)?.output.mute();
    // Also if it was muted already: who asks waits for the answer.
    void this.#push("cf_mute", { trackName, muted: true }).catch(() => {});
  }

  /** The server has closed one. */
  unpublished(trackName: string, reason: string): void {
    const publishing = this.#find(trackName);
    if (!publishing) {
      return;
    }
    const { source } = publishing.output;
    const last = this.#open.get(publishing) ?? 0;
    if (reason === "not_permitted" || reason === "moderated") {
      publishing.ended(problem(reason, source, { reason }));
    } else if (performance.now() - last > AGAIN_MS) {
      this.#open.set(publishing, performance.now());
      publishing.again();
    } else {
      publishing.ended(problem("unreachable", source, { reason }));
    }
  }

  #find(trackName: string): Publishing | undefined {
    return [...this.#open.keys()].find((publishing) => publishing.trackName === trackName);
  }
}
