// A line of the last values, as SVG.
import { html, svg } from 'lit';

const WIDTH = 180;
const HEIGHT = 32;

/** A rate in words. */
export function bits(rate) {
    return rate >= 1e6 ? `${(rate / 1e6).toFixed(1)} Mbit/s` : `${Math.round(rate / 1e3)} kbit/s`;
}

/** The values from left to right; the highest one reaches the top. */
export function graph(values, title) {
    const most = Math.max(1, ...values);
    const step = WIDTH / (values.length - 1);
    const points = values.map((value, index) => `${(index * step).toFixed(1)},${(HEIGHT - 1 - (value / most) * (HEIGHT - 2)).toFixed(1)}`);
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${title}">
        ${svg`<polygon points="0,${HEIGHT} ${points.join(' ')} ${WIDTH},${HEIGHT}" fill="var(--lumo-primary-color-10pct)"></polygon>
        <polyline points="${points.join(' ')}" fill="none" stroke="var(--lumo-primary-color)" stroke-width="1.5"></polyline>`}
    </svg>`;
}
