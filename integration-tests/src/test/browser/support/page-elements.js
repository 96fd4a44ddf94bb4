// Runs in a page of the tests: plays tracks and looks at their pictures.

const WIDTH = 320;
const HEIGHT = 180;
const PATCH = 16;

export class Elements {
  #shown = new Map();

  /** Shows a track under its name, in place of what had the name before. */
  show(name, track) {
    this.#shown.get(name)?.remove();
    const element = document.createElement(track.kind);
    element.srcObject = new MediaStream([track]);
    element.autoplay = true;
    element.muted = track.kind === "video";
    element.dataset.track = name;
    document.body.append(element);
    element.play().catch(() => {});
    this.#shown.set(name, element);
  }

  hide(name) {
    this.#shown.get(name)?.remove();
    this.#shown.delete(name);
  }

  /** The mean colours, [r, g, b] each, of patches in `columns` × `rows` places of the picture, whatever its size. */
  colours(name, columns = 5, rows = 3) {
    const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(this.#shown.get(name), 0, 0, WIDTH, HEIGHT);
    const patches = [];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const x = ((column + 0.5) * WIDTH) / columns - PATCH / 2;
        const y = ((row + 0.5) * HEIGHT) / rows - PATCH / 2;
        patches.push(mean(context.getImageData(x, y, PATCH, PATCH).data));
      }
    }
    return patches;
  }
}

function mean(rgba) {
  const sums = [0, 0, 0];
  for (let i = 0; i < rgba.length; i++) {
    if (i % 4 < 3) {
      sums[i % 4] += rgba[i];
    }
  }
  return sums.map((sum) => Math.round((sum * 4) / rgba.length));
}
