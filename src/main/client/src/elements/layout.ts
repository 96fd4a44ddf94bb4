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

/** As many tiles as can be seen well in a box. */
export const capacity = (width: number, height: number) =>
  Math.max(1, Math.floor(width / SMALLEST) * Math.floor(height / (SMALLEST * 0.7)));

/** Fills a box with equal tiles: those rows and columns that show most of pictures of 16:9, the last row centered. */
export function even(count: number, width: number, height: number, gap = GAP): Place[] {
  let best = { score: -1, columns: 1, w: 0, h: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    let w = (width - gap * (columns - 1)) / columns;
    let h = (height - gap * (rows - 1)) / rows;
    w = Math.min(w, h * WIDEST);
    h = Math.min(h, w / NARROWEST);
    const seen = w < h * WIDEST ? w / (h * WIDEST) : 1;
    const score = w * h * Math.sqrt(seen);
    if (w > 0 && h > 0 && score > best.score * 1.001) {
      best = { score, columns, w, h };
    }
  }
  const { columns, w, h } = best;
  const rows = Math.ceil(count / columns);
  const top = (height - rows * h - (rows - 1) * gap) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const start = (width - inRow * w - (inRow - 1) * gap) / 2;
    return { x: start + (index % columns) * (w + gap), y: top + row * (h + gap), width: w, height: h };
  });
}

/** How a stage is parted: a strip beside the large tile, or a grid below it where the box is tall. */
function parts(width: number, height: number, gap: number) {
  if (width > height) {
    const w = Math.min(240, Math.max(120, width * 0.18));
    const h = w / WIDEST;
    return { w, h, most: Math.max(1, Math.floor((height + gap) / (h + gap))) };
  }
  const below = height - Math.min(0.6 * height, width / WIDEST) - gap;
  return { h: below, most: capacity(width, below) };
}

/** As many tiles as a stage has room for. */
export const stageCapacity = (width: number, height: number, gap = GAP) => 1 + parts(width, height, gap).most;

/** The first tile large, and the others beside or below it. */
export function stage(count: number, width: number, height: number, gap = GAP): Place[] {
  const others = count - 1;
  if (others < 1) {
    return [{ x: 0, y: 0, width, height }];
  }
  const { w, h } = parts(width, height, gap);
  if (!w) {
    const top = height - h;
    return [{ x: 0, y: 0, width, height: top - gap }, ...even(others, width, h, gap).map((place) => ({ ...place, y: place.y + top }))];
  }
  const start = (height - others * (h + gap) + gap) / 2;
  const strip = Array.from({ length: others }, (_, index) => ({ x: width - w, y: start + index * (h + gap), width: w, height: h }));
  return [{ x: 0, y: 0, width: width - w - gap, height }, ...strip];
}
