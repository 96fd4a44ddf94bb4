import { css } from "lit";

export const chatStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
    height: 100%;
    background: var(--_surface);
  }
  .log {
    flex: 1;
    min-height: 0;
    padding: 12px 16px;
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  .log:focus-visible {
    outline-offset: -3px;
  }
  .empty {
    display: grid;
    place-content: center;
    height: 100%;
    text-align: center;
  }
  .day {
    margin-block: 12px;
    text-align: center;
  }
  .message {
    display: grid;
    grid-template-columns: 2.25em minmax(0, 1fr);
    column-gap: 10px;
    margin-top: 3px;
    justify-items: start;
  }
  .message.first {
    margin-top: 14px;
  }
  .message > * {
    grid-column: 2;
  }
  .message > .avatar {
    grid-row: 1 / 9;
    grid-column: 1;
    font-size: 0.875em;
  }
  .own {
    justify-items: end;
  }
  .meta {
    margin-bottom: 3px;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 550;
  }
  time {
    margin-inline-start: 0.35em;
    font-weight: 400;
  }
  .text {
    max-width: 100%;
    padding: 0.45em 0.85em;
    border-radius: 16px;
    background: var(--_raised);
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
  .own .text {
    background: var(--cf-own, light-dark(#e2e1fd, #35326d));
  }
  .again {
    min-height: 28px;
    padding: 0 0.7em;
    font-size: inherit;
  }
  .unread {
    position: absolute;
    inset-inline: 0;
    bottom: 76px;
    width: fit-content;
    min-height: 38px;
    margin: 0 auto;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.875rem;
    box-shadow: var(--_shadow);
  }
  form {
    display: flex;
    align-items: end;
    gap: 8px;
    padding: 10px 12px 12px;
    border-top: 1px solid var(--_line);
  }
  textarea {
    min-height: 48px;
    max-height: 8.5em;
    padding-block: 0.7em;
    border-radius: 24px;
    field-sizing: content;
    resize: none;
  }
  .send:dir(rtl) {
    transform: scaleX(-1);
  }
`;
