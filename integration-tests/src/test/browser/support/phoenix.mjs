import { after } from "node:test";
import { Socket } from "phoenix";
import WebSocket from "ws";

/** Where the application runs, for example http://localhost:8081. */
export const url = process.env.MEET_URL ?? "http://localhost:8080";

const opened = [];
after(() => opened.forEach((socket) => socket.disconnect()));

/** The npm client as it is; Node 20 only lacks the WebSocket of browsers. */
export function connect(options = {}) {
  const socket = new Socket(`${url.replace(/^http/, "ws")}/rooms`, { transport: WebSocket, ...options });
  opened.push(socket);
  socket.connect();
  return socket;
}

/** What a push is answered: {status, response}. */
export const reply = (push) =>
  new Promise((answered) => {
    for (const status of ["ok", "error", "timeout"]) {
      push.receive(status, (response) => answered({ status, response }));
    }
  });

/** Joins, and fails if that is refused. */
export async function join(socket, topic, params = {}) {
  const channel = socket.channel(topic, params);
  const { status, response } = await reply(channel.join());
  if (status !== "ok") {
    throw new Error(`${topic} answered ${status}: ${JSON.stringify(response)}`);
  }
  channel.entered = response;
  return channel;
}

/** The next event of this name. Ask before causing it. */
export const next = (channel, event) =>
  new Promise((heard) => {
    const binding = channel.on(event, (payload, ref) => {
      channel.off(event, binding);
      heard({ payload, ref });
    });
  });

/** Asks `holds` after every sync of presence until it is true. */
export const until = (presence, holds) =>
  new Promise((done) => {
    const look = () => holds() && done();
    presence.onSync(look);
    look();
  });
