import type { Quality } from "./media-types.js";
import { type Measured, qualityOf, Stream } from "./quality.js";
import type { RemoteTrack } from "./types.js";

export interface Report extends Measured {
  bitrate_in: number;
  bitrate_out: number;
  level: Quality;
}

/** What one look at a connection says. */
export interface Look {
  /** By member: how loud. */
  levels: Map<string, number>;
  /** By member: how its media arrive. */
  quality: Map<string, Quality>;
  own: Report;
}

export type Receiving = Iterable<{ remote: RemoteTrack; track: MediaStreamTrack }>;

/** Looks at the statistics of one connection, again and again. */
export class Monitor {
  readonly peer: RTCPeerConnection;
  readonly #streams = new Map<string, Stream>();
  #bytes = { in: 0, out: 0, time: 0 };

  constructor(peer: RTCPeerConnection) {
    this.peer = peer;
  }

  async look(receiving: Receiving): Promise<Look> {
    const owners = new Map([...receiving].map(({ remote, track }) => [track.id, remote.memberId]));
    const own: Report = { rtt: 0, jitter: 0, loss: 0, bitrate_in: 0, bitrate_out: 0, level: "good" };
    const look: Look = { levels: new Map(), quality: new Map(), own };
    const worst = new Map<string, Measured>();
    const bytes = { in: 0, out: 0, time: performance.now() };
    (await this.peer.getStats()).forEach((stat) => {
      switch (stat.type) {
        case "inbound-rtp": {
          bytes.in += stat.bytesReceived ?? 0;
          const stream = this.#stream(stat.id);
          stream.update(stat);
          worsen(own, stream);
          const owner = owners.get(stat.trackIdentifier);
          if (owner) {
            look.levels.set(owner, Math.max(look.levels.get(owner) ?? 0, stream.level));
            worst.set(owner, worsen(worst.get(owner) ?? { rtt: 0, jitter: 0, loss: 0 }, stream));
          }
          break;
        }
        case "outbound-rtp":
          bytes.out += stat.bytesSent ?? 0;
          break;
        case "remote-inbound-rtp":
          worsen(own, { rtt: stat.roundTripTime ?? 0, jitter: stat.jitter ?? 0, loss: stat.fractionLost ?? 0 });
          break;
        case "candidate-pair":
          if (stat.nominated) {
            worsen(own, { rtt: stat.currentRoundTripTime ?? 0, jitter: 0, loss: 0 });
          }
      }
    });
    worst.forEach((measured, id) => look.quality.set(id, qualityOf(measured)));
    own.level = qualityOf(own);
    this.#rates(own, bytes);
    return look;
  }

  #stream(id: string): Stream {
    let stream = this.#streams.get(id);
    if (!stream) {
      stream = new Stream();
      this.#streams.set(id, stream);
    }
    return stream;
  }

  #rates(own: Report, bytes: { in: number; out: number; time: number }): void {
    const seconds = (bytes.time - this.#bytes.time) / 1000;
    own.bitrate_in = Math.max(0, Math.round(((bytes.in - this.#bytes.in) * 8) / seconds));
    own.bitrate_out = Math.max(0, Math.round(((bytes.out - this.#bytes.out) * 8) / seconds));
    this.#bytes = bytes;
  }
}

function worsen(worst: Measured, other: Omit<Measured, "rtt"> & { rtt?: number }): Measured {
  worst.rtt = Math.max(worst.rtt, other.rtt ?? 0);
  worst.jitter = Math.max(worst.jitter, other.jitter);
  worst.loss = Math.max(worst.loss, other.loss);
  return worst;
}
