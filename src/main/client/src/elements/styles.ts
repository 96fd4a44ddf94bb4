import { css } from "lit";

/** What all elements share: colors from `--cf-*` variables, fonts, buttons, fields, icons, avatars. */
export const shared = css`
  :host {
    --_accent: var(--cf-accent, light-dark(#4f46e5, #8b87ff));
    --_on-accent: var(--cf-on-accent, light-dark(#fff, #0d0e1c));
    --_page: var(--cf-page, light-dark(#f5f6fa, #10121a));
    --_surface: var(--cf-surface, light-dark(#fff, #191c27));
    --_raised: var(--cf-raised, light-dark(#e9ebf3, #2a2e3e));
    --_line: var(--cf-line, light-dark(#dcdfea, #343a4e));
    --_text: var(--cf-text, light-dark(#181b26, #eceef5));
    --_muted: var(--cf-muted, light-dark(#586075, #a3abc0));
    --_danger: var(--cf-danger, light-dark(#c62f26, #d6453b));
    --_bad: var(--cf-bad, light-dark(#b42318, #ff9d92));
    --_good: var(--cf-good, light-dark(#15803d, #4ade80));
    --_radius: var(--cf-radius, 14px);
    --_shadow: 0 6px 28px #0a0c1838;
    display: block;
    box-sizing: border-box;
    color: var(--_text);
    color-scheme: var(--cf-color-scheme, light dark);
    font: 1rem/1.45 var(--cf-font, system-ui, sans-serif);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :host([theme="dark"]) {
    --cf-color-scheme: dark;
  }
  :host([theme="light"]) {
    --cf-color-scheme: light;
  }
  * {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  p,
  h2,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  button {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-height: 44px;
    padding: 0 1em;
    border: 1px solid transparent;
    border-radius: 999px;
    background: var(--_raised);
    color: inherit;
    font: inherit;
    font-weight: 550;
    cursor: pointer;
  }
  button:hover {
    filter: brightness(0.94);
  }
  button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  button.round {
    width: 48px;
    height: 48px;
    padding: 0;
    flex: none;
  }
  button.plain {
    background: none;
  }
  button[aria-disabled] {
    opacity: 0.55;
    cursor: not-allowed;
  }
  input,
  select,
  textarea {
    min-height: 44px;
    width: 100%;
    padding: 0 0.9em;
    border: 1px solid var(--_muted);
    border-radius: 12px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .icon {
    width: 1.35em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    width: 2.25em;
    aspect-ratio: 1;
    border-radius: 50%;
    background: oklch(0.5 0.13 var(--hue));
    color: #fff;
    font-weight: 600;
  }
  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .count {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    min-width: 20px;
    border-radius: 10px;
    background: var(--_accent);
    color: var(--_on-accent);
    font: 700 0.75rem/20px system-ui;
  }
  .live {
    padding: 0 0.45em;
    border-radius: 4px;
    background: #c62f26;
    color: #fff;
    font-size: 0.75rem;
  }
  .frame {
    overflow: hidden;
    background: var(--cf-tile, linear-gradient(160deg, oklch(0.4 0.06 var(--hue)), oklch(0.28 0.05 var(--hue))));
    color: #fff;
  }
  video {
    position: absolute;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .hint {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .bad {
    color: var(--_bad);
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  [popover] {
    inset: auto;
    margin: 0;
    max-width: 95vw;
    padding: 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    button,
    .avatar {
      border: 1px solid;
    }
    [aria-pressed="true"] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
