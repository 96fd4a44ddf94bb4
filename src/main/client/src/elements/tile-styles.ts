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
    border-radius: var(--_radius);
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
  }
  :host([speaking]) .frame::after {
    border-color: var(--cf-speaking, #58d68d);
  }
  :host([kind="screen"]) video {
    object-fit: contain;
  }
  :host([self]:not([kind="screen"])) video {
    transform: scaleX(-1);
  }
  .avatar {
    width: 2.8em;
    font-size: min(15cqmin, 46px);
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
    background: #0a0c14b8;
    font-size: clamp(0.6875rem, 6cqmin, 0.875rem);
    font-weight: 550;
  }
  .off {
    display: flex;
    color: #ff9d92;
  }
  .label .icon {
    width: 1.1em;
  }
  .bars {
    flex: none;
    width: 1.1em;
    height: 0.85em;
    --bar: #fff5;
    background: linear-gradient(90deg, #fdba74 25%, #0000 0 37%, var(--bar) 0 62%, #0000 0 74%, #fff5 0);
    clip-path: polygon(0 65%, 37% 65%, 37% 35%, 74% 35%, 74% 0, 100% 0, 100% 100%, 0 100%);
  }
  :host([quality="fair"]) .bars {
    --bar: #fdba74;
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
    padding: 0;
    background: #0a0c1473;
    color: #fff;
  }
  .tools > button:focus-visible {
    outline-color: #fff;
    outline-offset: -3px;
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
  }
`;
