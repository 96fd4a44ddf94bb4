import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { BehaviorSubject, Observable, Subject } from "rxjs";
import { type Grant, Session } from "../src/session.js";

const grant: Grant = {
  enabled: true,
  path: "/rooms/media/x",
  token: "a",
  expires_in: 300,
  ice_servers: [],
  permissions: { audio: true, video: true, screen: true, data: true, subscribe: true },
};

const sessions: Session[] = [];
afterEach(() => sessions.splice(0).forEach((session) => session.close()));

function begin() {
  const session = new Session(grant, () => {}, () => {});
  sessions.push(session);
  const asked: string[] = [];
  const track$ = new Subject<string>();
  /** Stands in for what partytracks asks the server to begin or end a track. */
  const sending = new Observable<string>((subscriber) => {
    asked.push("begin");
    subscriber.add(track$.subscribe(subscriber));
    subscriber.add(() => asked.push("end"));
  });
  return { session, asked, track$, sending };
}

test("what is used begins and ends at once", () => {
  const { session, asked, track$, sending } = begin();
  const heard: string[] = [];
  const use = session.use(sending).subscribe((track) => heard.push(track));
  track$.next("a");
  use.unsubscribe();
  track$.next("b");
  assert.deepEqual([asked, heard], [["begin", "end"], ["a"]]);
});

test("while the room is away nothing is begun, which is made up for when it is back", () => {
  const { session, asked, track$, sending } = begin();
  const heard: string[] = [];
  session.away();
  session.use(sending).subscribe().unsubscribe();
  session.use(sending).subscribe((track) => heard.push(track));
  assert.deepEqual(asked, []);
  session.renew(grant);
  track$.next("a");
  assert.deepEqual([asked, heard], [["begin"], ["a"]]);
});

test("while the room is away nothing is ended, and nobody hears of it any more", () => {
  const { session, asked, track$, sending } = begin();
  const heard: string[] = [];
  const use = session.use(sending).subscribe((track) => heard.push(track));
  session.away();
  use.unsubscribe();
  track$.next("a");
  assert.deepEqual([asked, heard], [["begin"], []]);
  session.renew(grant);
  assert.deepEqual(asked, ["begin", "end"]);
});

test("a session that is closed while the room is away ends what was left", () => {
  const { session, asked, sending } = begin();
  const use = session.use(sending).subscribe();
  session.away();
  use.unsubscribe();
  session.close();
  assert.deepEqual(asked, ["begin", "end"]);
});

test("of the layers that are wanted while the room is away, the server hears the last", () => {
  const { session } = begin();
  const layer$ = new BehaviorSubject("h");
  const told: string[] = [];
  session.whenReachable(layer$).subscribe((layer) => told.push(layer));
  session.away();
  layer$.next("l");
  layer$.next("h");
  layer$.next("l");
  assert.deepEqual(told, ["h"]);
  session.renew(grant);
  assert.deepEqual(told, ["h", "l"]);
});
