import { css } from "lit";

export const tileStyles = css`
  :host {
    position: relative;
    aspect-ratio: 16 / 9;
    container-type: size;
  }
  :host([style*="height"]) {
    aspect-ratio: auto;
  }
  .frame {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    overflow: hidden;
    border-radius: var(--_radius);
    background: var(--cf-tile, linear-gradient(160deg, oklch(0.4 0.06 var(--hue)), oklch(0.28 0.05 var(--hue))));
    color: #fff;
    transition: box-shadow 0.2s;
  }
  :host([kind="screen"]) .frame {
    background: var(--cf-tile, #0b0d14);
  }
  .frame::after {
    position: absolute;
    inset: 0;
    border: 3px solid transparent;
    border-radius: inherit;
    content: "";
    pointer-events: none;
    transition: border-color 0.2s;
  }
  :host([speaking]) .frame::after {
    border-color: var(--cf-speaking, #58d68d);
  }
  video {
    position: absolute;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  :host([kind="screen"]) video {
    object-fit: contain;
  }
  :host([self]:not([kind="screen"])) video {
    transform: scaleX(-1);
  }
  .avatar {
    width: min(42cqmin, 132px);
    height: min(42cqmin, 132px);
    font-size: min(15cqmin, 46px);
    box-shadow: 0 2px 10px rgb(0 0 0 / 25%);
  }
  .label {
    position: absolute;
    inset-block-end: 8px;
    inset-inline-start: 8px;
    display: flex;
    align-items: center;
    gap: 0.4em;
    max-width: calc(100% - 16px);
    padding: 0.15em 0.65em;
    border-radius: 999px;
    background: rgb(10 12 20 / 72%);
    font-size: clamp(0.6875rem, 6cqmin, 0.875rem);
    font-weight: 550;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .off {
    display: flex;
    color: #ff9d92;
  }
  .label .icon {
    width: 1.1em;
    height: 1.1em;
  }
  .gap {
    stroke: transparent;
  }
  .live {
    padding: 0 0.45em;
    border-radius: 4px;
    background: #c62f26;
    font-size: 0.85em;
    text-transform: uppercase;
  }
  .bars {
    flex: none;
    width: 1.1em;
    height: 0.85em;
    background: linear-gradient(90deg, #fdba74 25%, #0000 0 37%, rgb(255 255 255 / 35%) 0 62%, #0000 0 74%, rgb(255 255 255 / 35%) 0);
    clip-path: polygon(0 65%, 37% 65%, 37% 35%, 74% 35%, 74% 0, 100% 0, 100% 100%, 0 100%);
  }
  :host([quality="fair"]) .bars {
    background: linear-gradient(90deg, #fdba74 25%, #0000 0 37%, #fdba74 0 62%, #0000 0 74%, rgb(255 255 255 / 35%) 0);
  }
  :host([quality="poor"]) .bars {
    filter: hue-rotate(-25deg) saturate(1.6);
  }
  .badges {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-start: 8px;
    display: flex;
    gap: 6px;
  }
  .raised {
    display: grid;
    place-items: center;
    width: clamp(26px, 14cqmin, 38px);
    aspect-ratio: 1;
    border-radius: 50%;
    background: #fde68a;
    color: #422006;
  }
  .raised .icon {
    width: 62%;
    height: 62%;
  }
  .tools {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-end: 6px;
    display: flex;
    gap: 6px;
  }
  .tools > button {
    width: 44px;
    min-height: 44px;
    padding: 0;
    background: rgb(10 12 20 / 62%);
    color: #fff;
  }
  .tools > button:focus-visible {
    outline-color: #fff;
    outline-offset: -3px;
  }
  @media (hover: hover) {
    .tools > button {
      opacity: 0.75;
    }
    .frame:hover .tools > button,
    .tools > button:focus-visible {
      opacity: 1;
    }
  }
  [popover]:popover-open {
    display: grid;
  }
  [popover] button {
    justify-content: start;
    border-radius: 8px;
  }
  @media (forced-colors: active) {
    .frame {
      border: 1px solid;
    }
    :host([speaking]) .frame::after {
      border-color: Highlight;
    }
    .bars {
      forced-color-adjust: none;
    }
  }
`;
