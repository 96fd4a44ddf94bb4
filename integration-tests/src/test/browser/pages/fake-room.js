// A room without a server, in any state.
import { FakeMedia } from "./fake-media.js";

const NAMES = ["Ada Lovelace", "Bob", "Chidi Anagonye", "Dolores O’Riordan-Fitzgerald von und zu Hohenstein", "Emil", "Fatima Zahra", "Grace Hopper",
  "Hiro", "Inês", "Jürgen Groß", "Katherine Johnson", "Linus", "Mary", "نور الهدى", "Olga", "Pavel", "Quentin", "Rosa", "Søren", "Tove"];

export const track = (memberId, source, more = {}) => ({
  memberId,
  sessionId: `s-${memberId}`,
  trackName: `${source}-${memberId}`,
  kind: source === "microphone" ? "audio" : "video",
  source,
  muted: false,
  simulcast: [],
  ...more,
});

/** Ada is oneself; some of the others have no camera, or no microphone. */
export function people(count) {
  return Array.from({ length: count }, (_, index) => {
    const id = `m${index}`;
    const tracks = [
      ...(index % 4 !== 3 ? [track(id, "camera", { simulcast: ["h", "l"] })] : []),
      ...(index % 3 !== 2 ? [track(id, "microphone", { muted: index % 5 === 4 })] : []),
    ];
    const meta = { name: NAMES[index % NAMES.length], hand: false, ...(index === 0 && { role: "Host" }) };
    return { id, key: `user-${index}`, meta, user: {}, tracks, mediaState: "connected", isSelf: index === 0, isBroadcast: false };
  });
}

export class FakeRoom extends EventTarget {
  topic = "meet:gallery";
  self = { id: "m0", key: "user-0" };
  state = "joined";
  resumeToken = "";
  pushed = [];
  #heard = new Map();

  constructor({ members = people(1), media, reply = {}, state = "joined" } = {}) {
    super();
    Object.assign(this, { members, reply, state });
    this.media = new FakeMedia(this, media);
  }

  on(event, callback) {
    this.#heard.set(event, callback);
    return () => this.#heard.delete(event);
  }

  broadcast(event, payload) {
    this.#heard.get(event)?.(payload);
  }

  async push(event, payload) {
    this.pushed.push({ event, payload });
    if (payload?.text?.includes("refuse")) {
      throw Object.assign(new Error("refused"), { reason: "refused" });
    }
    if (event === "hand") {
      this.update("m0", { meta: { ...this.members[0].meta, hand: payload.raised } });
    }
    if (event === "say") {
      this.broadcast("said", { id: `x${this.pushed.length}`, from: "m0", name: "Ada Lovelace", text: payload.text, at: new Date().toISOString() });
    }
    return {};
  }

  update(id, change) {
    this.members = this.members.map((member) => (member.id === id ? { ...member, ...change } : member));
    const updated = this.members.filter((member) => member.id === id);
    this.dispatchEvent(new CustomEvent("members", { detail: { joined: [], left: [], updated } }));
  }

  enter(member) {
    this.members = [...this.members, member];
    this.dispatchEvent(new CustomEvent("members", { detail: { joined: [member], left: [], updated: [] } }));
  }

  exit(id) {
    const left = this.members.filter((member) => member.id === id);
    this.members = this.members.filter((member) => member.id !== id);
    this.dispatchEvent(new CustomEvent("members", { detail: { joined: [], left, updated: [] } }));
  }

  turn(state) {
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: { state } }));
  }

  async leave() {
    this.turn("left");
  }
}
