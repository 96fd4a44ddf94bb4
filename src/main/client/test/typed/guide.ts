// The snippets of the guide, compiled.
// tag::use[]
import { joinRoom } from "quarkus-cloudflare";
import type { ChatRoom } from "./rooms";

const room = await joinRoom<ChatRoom>("chat:lobby");

room.on("said", ({ from, text }) => console.log(from, text));
await room.push("say", { text: "hello" });
console.log(room.reply.you);
// end::use[]

// tag::more[]
/** The room sends a reminder from a timer: the build cannot know that. */
type Chat = ChatRoom & { events: { reminder: { minutes: number } } };

const chat = await joinRoom<Chat>("chat:lobby");
chat.on("reminder", ({ minutes }) => console.log(minutes));
// end::more[]
