import { css } from "lit";

export const presenceStyles = css`
  :host {
    overflow: auto;
    background: var(--_surface);
  }
  h2 {
    padding: 12px 16px;
  }
  li {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: 52px;
    padding: 4px 16px;
  }
  .who {
    display: grid;
    flex: 1;
    min-width: 0;
  }
  .name {
    font-weight: 550;
  }
  .state {
    display: flex;
    align-items: center;
    gap: 10px;
    color: var(--_muted);
  }
  .speaking {
    color: var(--_good);
  }
  .hand {
    color: light-dark(#9a5b00, #fcd34d);
  }
`;
