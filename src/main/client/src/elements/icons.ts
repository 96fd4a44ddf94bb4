import { html } from "lit";

/** Icons on a grid of 24, drawn with a round pen of width 2. */
const PATHS = {
  microphone: "M9 6a3 3 0 0 1 6 0v5a3 3 0 0 1-6 0ZM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21",
  camera: "M4.5 6.5h9q2 0 2 2v7q0 2-2 2h-9q-2 0-2-2v-7q0-2 2-2ZM15.5 10.5l6-3.5v10l-6-3.5",
  screen: "M4.5 4.5h15q2 0 2 2v8q0 2-2 2h-15q-2 0-2-2v-8q0-2 2-2ZM8.5 20.5h7M12 13.5v-6M9 10l3-3 3 3",
  hand: "M8 13V6.5a1.5 1.5 0 0 1 3 0V11 4.5a1.5 1.5 0 0 1 3 0V11 6a1.5 1.5 0 0 1 3 0v8.5a6 6 0 0 1-6 6q-3.5 0-5-3l-2.5-4A1.5 1.5 0 0 1 6 12l2 2.5",
  leave: "M3 13q9-7.5 18 0 .9 1 0 2l-1 1.4q-.7.9-2 .5l-2-1q-1-.5-1-2v-1q-3-1-6 0v1q0 1.5-1 2l-2 1q-1.3.4-2-.5L3 15q-.9-1 0-2Z",
  chat: "M5.5 4.5h13q2 0 2 2v8q0 2-2 2h-7.5l-5 4v-4h-.5q-2 0-2-2v-8q0-2 2-2Z",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20a6.5 6.5 0 0 1 13 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.8",
  send: "M20.5 3.5 10 14M20.5 3.5 14 20.5 10 14 3.5 10Z",
  up: "M6 15l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  speaker: "M4 9.5v5h3.5l4.5 4v-13L7.5 9.5ZM15.5 9a4 4 0 0 1 0 6M18.2 6.5a8 8 0 0 1 0 11",
  close: "M6 6l12 12M18 6 6 18",
  warn: "M12 9.5V14M12 17v.01M12 3.5 2.5 20h19Z",
  full: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
};

export type IconName = keyof typeof PATHS;

/** A decoration: what carries it has the name. `off` strikes it through. */
export const icon = (name: IconName, off = false) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name] + (off ? "M3.5 3.5l17 17" : "")}></path></svg>`;
