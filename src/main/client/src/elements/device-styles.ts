import { css } from "lit";

export const deviceStyles = css`
  :host {
    display: grid;
    gap: 12px;
  }
  .field {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 4px 10px;
  }
  label {
    grid-column: 2;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 550;
  }
  .icon {
    color: var(--_muted);
  }
  select {
    min-width: 0;
    padding-inline: 0.7em;
    text-overflow: ellipsis;
  }
  .level {
    grid-column: 2;
    height: 6px;
    margin-top: 2px;
    overflow: hidden;
    border-radius: 3px;
    background: var(--_raised);
  }
  .level i {
    display: block;
    height: 100%;
    background: var(--_good);
    transform: scaleX(0);
    transform-origin: 0;
    transition: transform 0.08s linear;
  }
  .level i:dir(rtl) {
    transform-origin: 100%;
  }
  @media (forced-colors: active) {
    .level {
      border: 1px solid;
    }
    .level i {
      background: Highlight;
    }
  }
`;
