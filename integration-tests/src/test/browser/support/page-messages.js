// Runs in a page of the tests: data channels by name, and what arrived on them.

export class Messages {
  #pc;
  #channels = new Map();

  constructor(pc) {
    this.#pc = pc;
  }

  /** Opens the browser's end of a channel that the SFU gave an id. */
  open({ name, id, ...options }) {
    const channel = this.#pc.createDataChannel(name, { negotiated: true, id, ...options });
    channel.binaryType = "arraybuffer";
    const known = { channel, arrived: [] };
    channel.onmessage = ({ data }) => known.arrived.push(data);
    this.#channels.set(name, known);
  }

  id(name) {
    return this.#channels.get(name).channel.id;
  }

  readyState(name) {
    return this.#channels.get(name).channel.readyState;
  }

  #opened({ channel }) {
    return channel.readyState === "open"
      ? Promise.resolve()
      : new Promise((opened, failed) => {
          channel.addEventListener("open", opened);
          channel.addEventListener("close", () => failed(new Error(`${channel.label} is closed`)));
        });
  }

  async send(name, texts) {
    const known = this.#channels.get(name);
    await this.#opened(known);
    texts.forEach((text) => known.channel.send(text));
  }

  /** Sends `count` binary messages of so many bytes, made by their index, as the channel has room for them. */
  async sendPatterns(name, count, size) {
    const known = this.#channels.get(name);
    await this.#opened(known);
    known.channel.bufferedAmountLowThreshold = size;
    for (let index = 0; index < count; index++) {
      known.channel.send(pattern(index, size));
      if (known.channel.bufferedAmount > 4 * size) {
        await new Promise((low) => known.channel.addEventListener("bufferedamountlow", low, { once: true }));
      }
    }
  }

  count(name) {
    return this.#channels.get(name).arrived.length;
  }

  /** Texts as they are; of binary messages `{size, index}`, with the index whose pattern it is, or -1. */
  arrived(name) {
    return this.#channels.get(name).arrived.map((data) => (typeof data === "string" ? data : recognised(data)));
  }
}

function pattern(index, size) {
  const bytes = new Uint8Array(size);
  new DataView(bytes.buffer).setUint32(0, index);
  for (let i = 4; i < size; i++) {
    bytes[i] = (i * 31 + index * 7 + (i >> 8)) & 255;
  }
  return bytes;
}

function recognised(data) {
  const index = new DataView(data).getUint32(0);
  const bytes = new Uint8Array(data);
  const same = pattern(index, data.byteLength).every((byte, i) => byte === bytes[i]);
  return { size: data.byteLength, index: same ? index : -1 };
}
