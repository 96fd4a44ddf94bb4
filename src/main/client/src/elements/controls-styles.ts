import { css } from "lit";

export const controlsStyles = css`
  :host {
    container-type: inline-size;
    padding: 10px max(6px, 1%);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 10px;
  }
  .group {
    position: relative;
    display: flex;
    border-radius: 999px;
    background: var(--_raised);
  }
  ::slotted(button) {
    display: inline-grid;
    place-items: center;
    height: 48px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 999px;
    background: var(--_raised);
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .more {
    width: 32px;
    min-height: 48px;
    padding: 0;
    padding-inline-end: 4px;
    background: none;
  }
  .more .icon {
    width: 1em;
  }
  .microphone[aria-pressed="false"],
  .camera[aria-pressed="false"] {
    background: var(--cf-off, light-dark(#fbdedb, #5a2326));
    color: light-dark(#8c1d14, #ffdad6);
  }
  .screen[aria-pressed="true"],
  .hand[aria-pressed="true"] {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button.round,
  ::slotted(button) {
    width: clamp(36px, 11.4cqw, 48px);
  }
  button.leave {
    width: clamp(42px, 14cqw, 64px);
    background: var(--_danger);
    color: #fff;
  }
  .count {
    background: #f5b400;
    color: #211600;
  }
  @media (hover: hover) {
    [data-tip]:is(:hover, :focus-visible)::after {
      position: absolute;
      z-index: 2;
      bottom: calc(100% + 8px);
      padding: 0.25em 0.7em;
      border-radius: 8px;
      background: light-dark(#20232e, #eceef5);
      color: light-dark(#fff, #14161f);
      content: attr(data-tip);
      font-size: 0.8125rem;
      font-weight: 500;
      pointer-events: none;
      white-space: nowrap;
    }
  }
  .talking {
    position: absolute;
    z-index: 3;
    bottom: calc(100% + 10px);
    inset-inline-start: 0;
    width: max-content;
    max-width: 70cqw;
    padding: 0.5em 0.9em;
    border-radius: 12px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.875rem;
  }
  .notice {
    display: flex;
    align-items: center;
    gap: 0.75em;
    width: fit-content;
    max-width: min(640px, 100%);
    margin: 0 auto 10px;
    padding: 0.5em 1em;
    border-radius: var(--_radius);
    background: light-dark(#fff3d6, #3d3113);
    color: light-dark(#4a3300, #ffe6ad);
    font-size: 0.9375rem;
  }
  .notice .plain {
    width: 36px;
    min-height: 36px;
    flex: none;
    padding: 0;
  }
  .notice .wide {
    min-height: 36px;
    white-space: nowrap;
    background: #0002;
  }
  cf-device-picker {
    width: min(300px, 80vw);
    padding: 8px;
  }
  @container (width < 440px) {
    .bar {
      gap: clamp(3px, 1.4cqw, 6px);
    }
    .more {
      width: 24px;
    }
  }
`;
