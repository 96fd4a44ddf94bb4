import { html } from "lit";

const streams = new WeakMap<MediaStreamTrack, MediaStream>();

/** A video, of the same stream whenever it is drawn, so that it goes on. */
export function video(track: MediaStreamTrack) {
  const stream = streams.get(track) ?? new MediaStream([track]);
  streams.set(track, stream);
  return html`<video part="video" .srcObject=${stream} .muted=${true} autoplay playsinline aria-hidden="true"></video>`;
}
