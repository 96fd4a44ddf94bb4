import { createRequire } from "node:module";
import { browsersAnswer, browsersOffer } from "./descriptions.mjs";

// What integration-tests has installed.
const { WebSocket } = createRequire(new URL("../../../integration-tests/package.json", import.meta.url))("ws");

const SOURCES = ["microphone", "camera"];
// As browsers do: the server gives up a connection that says nothing.
const HEARTBEAT_MILLIS = 30_000;

/** A program that says to the server what a browser says when it joins a call, and nothing to the SFU. */
export class Member {
  #refs = 0;
  #waiting = new Map();
  #grant;
  #topic;
  #base;
  #socket;
  #session;
  #changed = () => {};
  tracks = new Map();

  constructor(base, topic) {
    this.#base = base;
    this.#topic = topic;
  }

  /** Opens the connection, as a browser does while somebody is at the door. */
  async connect() {
    this.#socket = new WebSocket(`${this.#base.replace("http", "ws")}/rooms/websocket?vsn=2.0.0`);
    this.#socket.on("message", (text) => this.#frame(JSON.parse(text)));
    await new Promise((open, failed) => this.#socket.on("open", open).on("error", failed));
    const heart = setInterval(() => this.#socket.send(JSON.stringify([null, String(++this.#refs), "phoenix", "heartbeat", {}])), HEARTBEAT_MILLIS);
    this.#socket.on("close", () => clearInterval(heart));
  }

  /** Comes in, publishes a microphone and a camera, and receives all that the others publish. */
  async join() {
    const joined = await this.push("phx_join", { name: "Ada" });
    this.#grant = joined._room.media;
    this.#session = (await this.#ask("POST", "/sessions/new", undefined)).sessionId;
    await Promise.all(SOURCES.map((source) => this.push("cf_publish", { source })));
    const tracks = SOURCES.map((source, mid) => ({ location: "local", mid: String(mid), trackName: `${this.#session}-${source}` }));
    await this.#ask("POST", `/sessions/${this.#session}/tracks/new`, { sessionDescription: { type: "offer", sdp: browsersOffer() }, tracks });
    await Promise.all(SOURCES.map((source, mid) => this.push("cf_published", { trackName: tracks[mid].trackName, source })));
    await this.pull();
  }

  async pull() {
    const remote = [...this.tracks.values()].flat().filter(({ sessionId }) => sessionId !== this.#session);
    if (remote.length) {
      const tracks = remote.map(({ sessionId, trackName }) => ({ location: "remote", sessionId, trackName }));
      const pulled = await this.#ask("POST", `/sessions/${this.#session}/tracks/new`, { tracks });
      const refused = pulled.tracks.filter(({ errorCode }) => errorCode);
      if (refused.length) {
        throw new Error(`Not pulled: ${JSON.stringify(refused[0])}`);
      }
      const answer = { type: "answer", sdp: browsersAnswer(remote.length) };
      await this.#ask("PUT", `/sessions/${this.#session}/renegotiate`, { sessionDescription: answer });
    }
    return remote.length;
  }

  /** Waits until presence shows so many tracks, or more. */
  sees(count) {
    return this.#until((shown) => shown >= count);
  }

  /** Waits until presence shows so many tracks, or fewer. */
  fewer(count) {
    return this.#until((shown) => shown <= count);
  }

  async #until(enough) {
    while (!enough([...this.tracks.values()].flat().length)) {
      await new Promise((changed) => (this.#changed = changed));
    }
  }

  async leave() {
    await this.push("phx_leave", {});
    this.#socket.terminate();
  }

  push(event, payload) {
    const ref = String(++this.#refs);
    return new Promise((ok, failed) => {
      this.#waiting.set(ref, (reply) => (reply.status === "ok" ? ok(reply.response) : failed(new Error(`${event}: ${JSON.stringify(reply)}`))));
      this.#socket.send(JSON.stringify(["1", ref, this.#topic, event, payload]));
    });
  }

  #frame([, ref, , event, payload]) {
    if (event === "phx_reply") {
      this.#waiting.get(ref)?.(payload);
      this.#waiting.delete(ref);
    } else if (event === "presence_state" || event === "presence_diff") {
      const { joins = payload, leaves = {} } = event === "presence_diff" ? payload : {};
      Object.values(leaves).forEach(({ metas }) => metas.forEach(({ id }) => this.tracks.delete(id)));
      Object.values(joins).forEach(({ metas }) => metas.forEach(({ id, tracks }) => this.tracks.set(id, tracks ?? [])));
      this.#changed();
    }
  }

  async #ask(method, path, body) {
    const response = await fetch(this.#base + this.#grant.path + path, {
      method,
      headers: { authorization: `Bearer ${this.#grant.token}` },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    }
    return response.json();
  }
}
