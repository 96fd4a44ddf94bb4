import { css } from "lit";

export const roomStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    container-type: inline-size;
    min-height: 0;
    background: var(--_page);
  }
  .inside {
    display: contents;
  }
  .main {
    display: flex;
    flex: 1;
    gap: 10px;
    min-height: 320px;
    padding: 10px 10px 0;
  }
  cf-media-grid {
    flex: 1;
    min-width: 0;
    height: auto;
  }
  aside {
    width: 340px;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  cf-presence {
    height: 100%;
  }
  button[aria-pressed="true"] {
    background: color-mix(in oklab, var(--_accent) 25%, var(--_surface));
  }
  .away {
    padding: 0.5em 1em;
    background: light-dark(#fff3d6, #3d3113);
    color: light-dark(#4a3300, #ffe6ad);
    font-size: 0.9375rem;
    font-weight: 550;
    text-align: center;
  }
  .door {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: 16px;
    min-height: 240px;
    padding: 24px;
    text-align: center;
  }
  cf-prejoin {
    margin-block: auto;
  }
  .spinner {
    width: 36px;
    height: 36px;
    border: 4px solid var(--_line);
    border-top-color: var(--_accent);
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @container (width < 760px) {
    .main {
      position: relative;
    }
    aside {
      position: absolute;
      z-index: 1;
      inset: 10px 10px 0;
      width: auto;
    }
  }
`;
