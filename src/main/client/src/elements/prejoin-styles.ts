import { css } from "lit";

export const prejoinStyles = css`
  :host {
    display: grid;
    align-content: safe center;
    container-type: inline-size;
    width: 100%;
    max-width: 960px;
    margin-inline: auto;
    padding: 16px;
    background: var(--_page);
  }
  :host([no-media]) {
    max-width: 420px;
  }
  .look,
  form {
    display: grid;
    align-content: center;
    gap: 14px;
  }
  .frame {
    position: relative;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 12px;
    aspect-ratio: 16 / 10;
    border-radius: calc(var(--_radius) * 1.4);
    box-shadow: var(--_shadow);
  }
  video {
    transform: scaleX(-1);
  }
  .frame .avatar {
    margin-bottom: 1em;
    font-size: 1.5rem;
  }
  .frame .hint {
    position: absolute;
    inset-inline: 0;
    top: 14px;
    color: #fff;
    text-align: center;
  }
  .problem {
    display: grid;
    gap: 10px;
    justify-items: center;
    max-width: 30em;
    margin-bottom: 3.2em;
    padding: 0 20px;
    text-align: center;
  }
  .buttons {
    position: absolute;
    bottom: 16px;
    display: flex;
    justify-self: center;
    gap: 14px;
  }
  .buttons button {
    background: #0a0c149e;
    color: #fff;
  }
  .buttons button:focus-visible {
    outline-color: #fff;
  }
  .buttons [aria-pressed="false"] {
    background: var(--_danger);
  }
  h2 {
    font-size: 1.5rem;
  }
  .labelled {
    display: grid;
    gap: 4px;
  }
  #error:empty {
    display: none;
  }
  .door {
    display: grid;
    gap: 24px;
  }
  @container (width >= 680px) {
    .door {
      grid-template-columns: 1.35fr 1fr;
      gap: 40px;
    }
    .frame .avatar {
      margin-bottom: 2.5em;
      font-size: 2.25rem;
    }
    :host([no-media]) .door {
      grid-template-columns: 1fr;
    }
  }
`;
