import type { Quality } from "./media-types.js";
import { type Measured, qualityOf, Stream, worsen } from "./quality.js";
import type { RemoteTrack } from "./types.js";

interface Report extends Measured {
  bitrate_in: number;
  bitrate_out: number;
  level: Quality;
}

/** What one look at a connection says. */
interface Look {
  /** By member: how loud. */
  levels: Map<string, number>;
  /** By member: how its media arrive. */
  quality: Map<string, Quality>;
  own: Report;
}

export type Receiving = Iterable<{ remote: RemoteTrack; track: MediaStreamTrack | null }>;

/** Looks at the statistics of one connection, again and again. */
export class Monitor {
  readonly peer: RTCPeerConnection;
  readonly #streams = new Map<string, Stream>();
  #bytes = { in: 0, out: 0, time: 0 };

  constructor(peer: RTCPeerConnection) {
    this.peer = peer;
  }

  async look(receiving: Receiving): Promise<Look> {
    const owners = new Map([...receiving].map(({ remote, track }) => [track?.id ?? "", remote.memberId]));
    const own = { rtt: 0, jitter: 0, loss: 0 };
    const worst = new Map<string, Measured>();
    const levels = new Map<string, number>();
    const before = this.#bytes;
    const bytes = { in: 0, out: 0, time: performance.now() };
    this.#bytes = bytes;
    (await this.peer.getStats()).forEach((stat) => {
      if (stat.type === "inbound-rtp") {
        bytes.in += stat.bytesReceived ?? 0;
        const stream = this.#streams.get(stat.id) ?? new Stream();
        this.#streams.set(stat.id, stream);
        stream.update(stat);
        worsen(own, stream);
        const owner = owners.get(stat.trackIdentifier);
        if (owner) {
          levels.set(owner, Math.max(levels.get(owner) ?? 0, stream.level));
          const measured = worst.get(owner) ?? { rtt: 0, jitter: 0, loss: 0 };
          worsen(measured, stream);
          worst.set(owner, measured);
        }
      } else if (stat.type === "outbound-rtp") {
        bytes.out += stat.bytesSent ?? 0;
      } else if (stat.type === "remote-inbound-rtp") {
        worsen(own, { rtt: stat.roundTripTime, jitter: stat.jitter, loss: stat.fractionLost });
      } else if (stat.nominated) {
        worsen(own, { rtt: stat.currentRoundTripTime });
      }
    });
    const rate = (way: "in" | "out") => Math.max(0, Math.round(((bytes[way] - before[way]) * 8000) / (bytes.time - before.time)));
    return {
      levels,
      quality: new Map([...worst].map(([id, measured]) => [id, qualityOf(measured)])),
      own: { ...own, bitrate_in: rate("in"), bitrate_out: rate("out"), level: qualityOf(own) },
    };
  }
}
