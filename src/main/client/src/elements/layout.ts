/** Where a tile is, in pixels from the start and the top of its grid. */
export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

const GAP = 8;
const WIDEST = 16 / 9;
const NARROWEST = 3 / 4;
const SMALLEST = 132;

const place = (x: number, y: number, width: number, height: number): Place => ({ x, y, width, height });

/** As many tiles as can be seen well in a box. */
export const capacity = (width: number, height: number) =>
  Math.max(1, Math.floor(width / SMALLEST) * Math.floor(height / (SMALLEST * 0.7)));

/** Fills a box with equal tiles: those rows and columns that show most of pictures of 16:9, the last row centered. */
export function even(count: number, width: number, height: number): Place[] {
  let best = { score: 0, columns: 1, rows: 1, w: 0, h: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    let w = (width - GAP * (columns - 1)) / columns;
    let h = (height - GAP * (rows - 1)) / rows;
    w = Math.min(w, h * WIDEST);
    h = Math.min(h, w / NARROWEST);
    // What is seen of a picture of 16:9 counts, and so does the size of the tile.
    const score = w * Math.sqrt(w * h);
    if (score > best.score * 1.001) {
      best = { score, columns, rows, w, h };
    }
  }
  const { columns, rows, w, h } = best;
  const top = (height - rows * h - (rows - 1) * GAP) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const start = (width - inRow * w - (inRow - 1) * GAP) / 2;
    return place(start + (index % columns) * (w + GAP), top + row * (h + GAP), w, h);
  });
}

/** How a stage is parted: a strip beside the large tile, or a grid below it where the box is tall. */
function parts(width: number, height: number) {
  if (width > height) {
    const w = Math.min(240, Math.max(120, width * 0.18));
    const h = w / WIDEST;
    return { w, h, most: Math.max(1, Math.floor((height + GAP) / (h + GAP))) };
  }
  const below = height - Math.min(0.6 * height, width / WIDEST) - GAP;
  return { h: below, most: capacity(width, below) };
}

/** As many tiles as a stage has room for. */
export const stageCapacity = (width: number, height: number) => 1 + parts(width, height).most;

/** The first tile large, and the others beside or below it. */
export function stage(count: number, width: number, height: number): Place[] {
  const others = count - 1;
  if (others < 1) {
    return [place(0, 0, width, height)];
  }
  const { w, h } = parts(width, height);
  if (!w) {
    const top = height - h;
    return [place(0, 0, width, top - GAP), ...even(others, width, h).map((below) => ({ ...below, y: below.y + top }))];
  }
  const start = (height - others * (h + GAP) + GAP) / 2;
  const strip = Array.from({ length: others }, (_, index) => place(width - w, start + index * (h + GAP), w, h));
  return [place(0, 0, width - w - GAP, height), ...strip];
}
