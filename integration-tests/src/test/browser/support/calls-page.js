// Runs in a page of the tests: one session of Cloudflare Calls with its RTCPeerConnection, spoken to as the API is described,
// without a library. The page has one as `calls`; what its methods take and give is JSON, so that tests can call them from Node.
import { Elements } from "./page-elements.js";
import { Messages } from "./page-messages.js";
import { fragments, read, state } from "./page-stats.js";
import { capture, codecs } from "./page-tracks.js";

class CallsPage {
  #changes = Promise.resolve();
  #app;
  #config;
  elements = new Elements();
  sessionId;

  /** @param config app: URL of the app; secret; iceServers and iceTransportPolicy as of RTCConfiguration */
  async open({ app, secret, ...config }) {
    this.#app = { url: app, secret };
    this.#config = config;
    const { status, body } = await this.request("POST", "/sessions/new");
    if (status !== 201) {
      throw new Error(`sessions/new answered ${status}: ${JSON.stringify(body)}`);
    }
    this.sessionId = body.sessionId;
    this.pc = new RTCPeerConnection({ bundlePolicy: "max-bundle", ...config });
    this.messages = new Messages(this.pc);
    return this.sessionId;
  }

  /** One request as it is; of a session, if the path begins with its name. */
  async request(method, path, body) {
    const response = await fetch(this.#app.url + path, {
      method,
      headers: { authorization: `Bearer ${this.#app.secret}`, ...(body && { "content-type": "application/json" }) },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : {} };
  }

  /** One request of this session that must succeed as a whole; single items may still be refused. */
  async call(method, operation, body) {
    const answer = await this.request(method, `/sessions/${this.sessionId}/${operation}`, body);
    if (answer.status !== 200 || answer.body.errorCode) {
      throw new Error(`${operation} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  /** One negotiation after the other, as the API wants it. */
  #change(task) {
    const done = this.#changes.then(task);
    this.#changes = done.catch(() => {});
    return done;
  }

  /** Publishes what `capture` can make, each with its name; gives the tracks as answered. */
  publish(wanted) {
    return this.#change(async () => {
      const added = [];
      for (const each of wanted) {
        const { track, stream } = await capture(each);
        const transceiver = this.pc.addTransceiver(track, {
          direction: "sendonly",
          streams: [stream],
          ...(each.encodings && { sendEncodings: each.encodings }),
        });
        if (each.codec) {
          transceiver.setCodecPreferences(codecs(track.kind, each.codec));
        }
        this.elements.show(each.name, track);
        added.push({ transceiver, trackName: each.name });
      }
      await this.pc.setLocalDescription();
      const answered = await this.call("POST", "tracks/new", {
        sessionDescription: this.pc.localDescription,
        tracks: added.map(({ transceiver, trackName }) => ({ location: "local", mid: transceiver.mid, trackName })),
      });
      await this.#accept(answered, false);
      return answered.tracks;
    });
  }

  /** Subscribes to `{sessionId, trackName, simulcast?}`; gives the tracks as answered, refused ones among them. */
  pull(wanted) {
    return this.#change(async () => {
      const answered = await this.call("POST", "tracks/new", {
        tracks: wanted.map((track) => ({ location: "remote", ...track })),
      });
      const accepted = answered.tracks.filter((track) => track.mid);
      if (accepted.length) {
        await this.#accept(answered, true);
      }
      for (const { mid, trackName } of accepted) {
        this.elements.show(trackName, this.#transceiver(mid).receiver.track);
      }
      return answered.tracks;
    });
  }

  /** Ends tracks with a negotiation, so that their sections can be used again. */
  close(mids) {
    return this.#change(async () => {
      mids.forEach((mid) => this.#transceiver(mid).stop());
      await this.pc.setLocalDescription();
      const tracks = mids.map((mid) => ({ mid }));
      const answered = await this.call("PUT", "tracks/close", {
        sessionDescription: this.pc.localDescription,
        tracks,
        force: false,
      });
      await this.#accept(answered, false);
      return answered.tracks;
    });
  }

  /** Publishes a section again as it is, under another name. */
  rename(mid, trackName) {
    return this.#change(async () => {
      await this.pc.setLocalDescription();
      const tracks = [{ location: "local", mid, trackName }];
      const answered = await this.call("POST", "tracks/new", { sessionDescription: this.pc.localDescription, tracks });
      await this.#accept(answered, false);
      return answered.tracks[0];
    });
  }

  /** Asks for ICE anew. */
  restart() {
    return this.#change(async () => {
      this.pc.restartIce();
      await this.pc.setLocalDescription();
      await this.#accept(await this.call("PUT", "renegotiate", { sessionDescription: this.pc.localDescription }), false);
    });
  }

  /** Makes the transport of data channels, by the offer of the SFU or by one of ours. */
  establish({ ownOffer = false } = {}) {
    return this.#change(async () => {
      this.messages.open({ name: "server-events", id: 0 });
      const body = { dataChannel: { location: "remote", dataChannelName: "server-events" } };
      if (ownOffer) {
        await this.pc.setLocalDescription();
        body.sessionDescription = this.pc.localDescription;
      }
      const answered = await this.call("POST", "datachannels/establish", body);
      await this.#accept(answered, !ownOffer);
      return answered.dataChannel;
    });
  }

  /** Opens channels on both sides; each is `{location, dataChannelName, sessionId?, ordered?, maxRetransmits?, …}`. */
  async channels(wanted) {
    const { dataChannels } = await this.call("POST", "datachannels/new", { dataChannels: wanted });
    dataChannels.forEach((channel, index) => {
      if (!channel.errorCode) {
        const { ordered, maxRetransmits, maxPacketLifeTime } = wanted[index];
        this.messages.open({ name: channel.dataChannelName, id: channel.id, ordered, maxRetransmits, maxPacketLifeTime });
      }
    });
    return dataChannels;
  }

  /** Applies an answer, or answers an offer. The flag must say which it is. */
  async #accept({ sessionDescription, requiresImmediateRenegotiation = false }, offered) {
    const type = offered ? "offer" : "answer";
    if (sessionDescription?.type !== type || requiresImmediateRenegotiation !== offered) {
      throw new Error(`Expected an ${type}; got ${sessionDescription?.type}, renegotiation ${requiresImmediateRenegotiation}`);
    }
    await this.pc.setRemoteDescription(sessionDescription);
    if (offered) {
      await this.pc.setLocalDescription();
      await this.call("PUT", "renegotiate", { sessionDescription: this.pc.localDescription });
    }
  }

  #transceiver(mid) {
    return this.pc.getTransceivers().find((transceiver) => transceiver.mid === mid);
  }

  state() {
    return state(this.pc);
  }

  fragments() {
    return fragments(this.pc);
  }

  stats() {
    return read(this.pc);
  }

  hangUp() {
    this.pc.close();
  }
}

globalThis.calls = new CallsPage();
