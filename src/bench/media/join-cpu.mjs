import { median, processorTime } from "../emulator/server.mjs";
import { browsersAnswer, browsersOffer } from "./descriptions.mjs";
import { Member } from "./member.mjs";
import { startServer } from "./servers.mjs";

const PEOPLE = 20;
const TRACKS = 2 * (PEOPLE - 1);
const BAR = 3;
// As long as a member waits for presence: what only the first of many calls in a row finds cold is cold for both.
const PAUSE_MILLIS = 50;

/** In ms, without the compiler, which has nothing left to do in a server that has run for a while. */
const time = (server) => processorTime(server.pid, /^C[12] Compiler/) * 1000;

/** Joins the call as its twentieth member, again and again; gives the processor time of opening a connection and of a join, in ms. */
async function joins(server, room, count) {
  const sum = { connect: 0, join: 0 };
  for (let i = 0; i < count; i++) {
    const member = new Member(server.url, room.topic);
    const start = time(server);
    await member.connect();
    const open = time(server);
    await member.join();
    // The others are told within the window of presence.
    await room.witness.sees(2 * PEOPLE);
    sum.connect += open - start;
    sum.join += time(server) - open;
    await member.leave();
    await room.witness.fewer(2 * PEOPLE - 2);
  }
  return { connect: sum.connect / count, join: sum.join / count };
}

/** The calls to Cloudflare that such a join makes, from a REST client that does nothing else, at the pace of joins. */
async function bare(server, count) {
  const start = time(server);
  const response = await fetch(`${server.url}/bare/${count}/${TRACKS}/${PAUSE_MILLIS}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ offer: browsersOffer(), answer: browsersAnswer(TRACKS) }),
  });
  if (!response.ok) {
    throw new Error(`The bare client: ${response.status}`);
  }
  return (time(server) - start) / count;
}

async function call(server) {
  const topic = "call:bench";
  const people = [];
  for (let i = 0; i < PEOPLE - 1; i++) {
    const member = new Member(server.url, topic);
    await member.connect();
    await member.join();
    people.push(member);
  }
  const [witness] = people;
  await witness.sees(2 * (PEOPLE - 1));
  return { topic, witness };
}

export async function joinCpu(report, { quick }) {
  const server = await startServer();
  try {
    const room = await call(server);
    await joins(server, room, quick ? 30 : 300);
    await bare(server, quick ? 30 : 300);
    const ours = [];
    const theirs = [];
    for (let round = 0; round < (quick ? 3 : 10); round++) {
      ours.push(await joins(server, room, quick ? 5 : 20));
      theirs.push(await bare(server, quick ? 5 : 20));
    }
    const [connect, join] = ["connect", "join"].map((part) => median(ours.map((each) => each[part])));
    report.add(
      `Processor time of the server for a join into a call of ${PEOPLE}: a microphone and a camera published, ${TRACKS} tracks pulled`,
      ["", "median, ms"],
      [
        ["a join, with its frames, its requests and what the others are told", join.toFixed(2)],
        ["before that: its connection is opened, which browsers do ahead", connect.toFixed(2)],
        ["the same calls of a bare REST client", median(theirs).toFixed(2)],
      ],
    );
    report.atMost("CPU of a join into a call of 20 ÷ bare REST client", BAR, join / median(theirs));
  } finally {
    await server.stop();
  }
}
