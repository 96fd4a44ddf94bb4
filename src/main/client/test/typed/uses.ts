// Never run: tsc says whether the good compiles and the wrong does not.
import { type CfChat, joinRoom, type Room, type RoomMessages, type TypedRoom } from "../../src/index.js";
import type { ChatRoom, Welcome } from "./rooms";
import type { WorkshopRoom } from "./workshop";

/** A room with everything: params it needs, a reply to an event, optional payloads, bytes. */
interface Workshop extends RoomMessages {
  topic: `workshop:${string}:desk`;
  params: { name: string; colour?: "red" | "green" | null };
  pushes: {
    save: { payload: { id: number }; reply: { saved: boolean } };
    undo: { payload: object; reply: { [key: string]: never } };
    image: { payload: ArrayBuffer; reply: unknown };
  };
  events: { saved: { id: number }; image: ArrayBuffer };
}

export async function good() {
  const chat = await joinRoom<ChatRoom>("chat:lobby", { params: () => ({ anything: 1 }), media: false });
  const you: string = chat.reply.you;
  const stop: () => void = chat.on("said", ({ from, text }) => void `${from}${text}${you}`);
  await chat.push("say", { text: "hello" });
  chat.addEventListener("state", ({ detail }) => void detail.reason?.length);
  stop();

  const workshop: TypedRoom<Workshop> = await joinRoom<Workshop>("workshop:7:desk", { params: { name: "Ada" } });
  const { saved } = await workshop.push("save", { id: 1 });
  await workshop.push("undo");
  await workshop.push("image", new ArrayBuffer(8));
  workshop.on("image", (bytes) => void (bytes.byteLength + Number(saved)));

  const generated = await joinRoom<WorkshopRoom>("work:shop:1:2", { params: { text: "everything" } });
  await generated.push("draw", [{ kind: "circle", radius: 1 }, { kind: "square", side: 2 }]);
  await generated.push("use", { left: { saw: { name: "Japanese", teeth: 20 } } });
  generated.on("drawn", (figure) => void (figure.kind === "circle" ? figure.radius : figure.side));
  generated.on("moved", ({ first }) => first?.parts.length);

  // It goes wherever a room goes.
  const room: Room = workshop;
  document.querySelector<CfChat>("cf-chat")!.room = chat;
  await room.leave();
}

export async function wrong() {
  // @ts-expect-error: another room's address
  await joinRoom<ChatRoom>("board:lobby");
  // @ts-expect-error: params are missing
  await joinRoom<Workshop>("workshop:7:desk");
  // @ts-expect-error: a name is missing
  await joinRoom<Workshop>("workshop:7:desk", { params: { colour: "red" } });
  // @ts-expect-error: no such colour
  await joinRoom<Workshop>("workshop:7:desk", { params: () => ({ name: "Ada", colour: "blue" }) });

  const chat = await joinRoom<ChatRoom>("chat:lobby");
  // @ts-expect-error: no such event
  await chat.push("shout", { text: "hello" });
  // @ts-expect-error: no payload
  await chat.push("say");
  // @ts-expect-error: not a text
  await chat.push("say", { text: 1 });
  // @ts-expect-error: no such property
  await chat.push("say", { text: "hello", loud: true });
  // @ts-expect-error: never sent
  chat.on("shouted", () => {});
  // @ts-expect-error: not a number
  chat.on("said", ({ text }) => text.toFixed());
  // @ts-expect-error: no such property
  void chat.reply.me;

  const workshop = await joinRoom<Workshop>("workshop:7:desk", { params: { name: "Ada" } });
  const generated = await joinRoom<WorkshopRoom>("work:shop:1:2", { params: { text: "everything" } });
  // @ts-expect-error: a square has no radius
  await generated.push("draw", [{ kind: "square", radius: 1 }]);
  // @ts-expect-error: no such tool
  await generated.push("use", { left: { hammer: { name: "a hammer" } } });

  // @ts-expect-error: not in the reply
  void (await workshop.push("save", { id: 1 })).failed;
}

/** As before there were types. */
export async function untyped(topic: string) {
  const any = await joinRoom(topic);
  any.on("said", (said) => void said);
  any.on<{ text: string }>("said", ({ text }) => text.length);
  const reply: unknown = await any.push("say", { text: "hello" });
  const count = await any.push<{ count: number }>("count");

  const known = await joinRoom<Welcome>("chat:lobby", { params: { name: "Ada" } });
  const welcome: Welcome = known.reply;
  const room: Room<Welcome> = await joinRoom("chat:lobby");
  const promise: Promise<Room> = joinRoom("chat:lobby", {});
  return [reply, count.count, welcome.roomId, room.reply.you, (await promise).reply];
}
