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

/** The tiles of a stage's strip: beside the large one, or below it where the box is tall, and how many there is room for. */
function strip(width: number, height: number, gap: number) {
  const beside = width > height * 1.1;
  const across = beside ? Math.min(240, Math.max(120, width * 0.18)) : Math.min(150, Math.max(72, height * 0.2));
  const w = beside ? across : Math.min(across * WIDEST, (width - gap) / 2);
  const h = beside ? w / WIDEST : across;
  const room = beside ? (height + gap) / (h + gap) : (width + gap) / (w + gap);
  return { beside, w, h, most: Math.max(1, Math.floor(room)) };
}

/** As many tiles as a stage has room for. */
export const stageCapacity = (width: number, height: number, gap = GAP) => 1 + strip(width, height, gap).most;

/** The first tile large, and a strip of the others. */
export function stage(count: number, width: number, height: number, gap = GAP): Place[] {
  if (count < 2) {
    return [{ x: 0, y: 0, width, height }];
  }
  const { beside, w, h, most } = strip(width, height, gap);
  const shown = Math.min(count - 1, most);
  const start = ((beside ? height - shown * h : width - shown * w) - (shown - 1) * gap) / 2;
  const large = beside ? { width: width - w - gap, height } : { width, height: height - h - gap };
  const others = Array.from({ length: shown }, (_, index) => ({
    x: beside ? width - w : start + index * (w + gap),
    y: beside ? start + index * (h + gap) : height - h,
    width: w,
    height: h,
  }));
  return [{ x: 0, y: 0, ...large }, ...others];
}
