// Written by the build from the rooms of this application: what is changed here is lost.
// quarkus.cloudflare.typescript.output says where this file is.

/** `@Room("work:shop:{floor}:{desk}")` */
export interface WorkshopRoom {
  topic: `work:shop:${string}:${string}`;
  params: Wish;
  reply: Everything | Collected;
  pushes: {
    account: { payload: Account; reply: Account };
    count: { payload: object; reply: { [key: string]: never } };
    draw: { payload: Figure[]; reply: { [key: string]: never } };
    image: { payload: ArrayBuffer; reply: { [key: string]: never } };
    "move-part": { payload: Part; reply: { [key: string]: never } };
    nothing: { payload: object; reply: { [key: string]: never } };
    picture: { payload: object; reply: ArrayBuffer };
    use: { payload: { [key: string]: Tool }; reply: Outcome[] };
  };
  events: {
    count: number;
    drawn: Figure;
    image: ArrayBuffer;
    moved: PageOfPart;
    "moved-on": PageOfPart;
    names: unknown[];
    tick: Done;
  };
}

export interface Account {
  name: string;
  password?: string;
  new?: boolean;
}

export interface Circle {
  kind: "circle";
  radius: number;
}

export interface Collected {
  list: Part[];
  set: Colour[];
  numbers: number[];
  texts: string[][];
  maybes: (string | null)[];
  map: { [key: string]: Part };
  byColour: { [key in Colour]?: number };
  lists: { [key in Colour]?: Part[] };
  page: PageOfPart;
  pages: PageOfListOfString;
}

export type Colour = "RED" | "sky-blue";

export interface Done {
  result: number;
}

export interface Everything {
  text: string;
  count: number;
  big: number;
  yes: boolean;
  letter: string;
  number: number;
  id: string;
  colour: Colour;
  at: string;
  day: string;
  time: number;
  uuid: string;
  uri: string;
  bytes: string;
  buffer: string;
  anything: unknown;
  json: unknown;
  "re-named": string;
  maybe?: string | null;
  maybeNumber?: number | null;
  part?: Part | null;
  number64: string;
  tags?: string[];
  name: string;
  parts: Part[];
  odd: unknown;
}

export interface Failed {
  why: string;
}

export type Figure = Circle | Square;

export type Outcome = Done | Failed;

export interface PageOfListOfString {
  items: string[][];
  first?: string[] | null;
}

export interface PageOfPart {
  items: Part[];
  first?: Part | null;
}

export interface Part {
  name: string;
  parts: Part[];
}

export interface Saw {
  name: string;
  teeth: number;
}

export interface Square {
  kind: "square";
  side: number;
}

export type Tool = { saw: Saw } | { tool: ToolItself };

export interface ToolItself {
  name: string;
}

export interface Wish {
  text: string;
}
