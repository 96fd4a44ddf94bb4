// Written by the build from the rooms of this application: what is changed here is lost.
// quarkus.cloudflare.typescript.output says where this file is.

/** `@Room("chat:{roomId}")` */
export interface ChatRoom {
  topic: `chat:${string}`;
  params: object;
  reply: Welcome;
  pushes: {
    say: { payload: Say; reply: { [key: string]: never } };
  };
  events: {
    said: Said;
  };
}

export interface Said {
  from: string;
  text: string;
}

export interface Say {
  text: string;
}

export interface Welcome {
  roomId: string;
  you: string;
}
