import { css } from "lit";

export const gridStyles = css`
  :host {
    position: relative;
    width: 100%;
    height: 100%;
    min-height: 160px;
    overflow: hidden;
  }
  cf-media-tile {
    position: absolute;
  }
  .more,
  .captions {
    position: absolute;
    bottom: 8px;
    padding: 0.2em 0.8em;
    border-radius: 999px;
    background: #0a0c14c7;
    color: #fff;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .more {
    inset-inline-end: 8px;
  }
  .captions {
    inset-inline: 8%;
    bottom: 44px;
    width: fit-content;
    margin-inline: auto;
    padding: 0;
    border-radius: 10px;
    font-size: 1.05rem;
    font-weight: 450;
    text-align: center;
  }
  ::slotted([slot="captions"]:not(:empty)) {
    display: block;
    padding: 0.35em 0.8em;
  }
`;
