import { setTimeout } from "node:timers/promises";

const PATIENCE = 20_000;

/** Looks until what it sees is truthy, and gives that; or fails, naming what did not come, with the last that was seen. */
export async function until(what, look, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await look();
    if (seen) {
      return seen;
    }
    if (Date.now() > end) {
      throw new Error(`Waited ${patience / 1000} s for ${what}`);
    }
    await setTimeout(100);
  }
}
