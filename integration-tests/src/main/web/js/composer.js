import { byId, fieldError } from "./dom.js";

const PROBLEMS = {
  too_long: ({ limit }) => `That is too long: at most ${limit} characters.`,
  rate_limited: () => "That was too fast. Try again in a moment.",
  busy: () => "The room is busy. Try again in a moment.",
  timeout: () => "No answer came. It may not have been sent.",
};
const OTHERWISE = () => "That was not sent. Try again.";

/** The field to write in. `say(text)` returns a promise, which a refusal rejects with its reason. */
export function composer({ say, typing }) {
  const form = byId("composer");
  const text = byId("text");
  const send = byId("send");
  let connected = false;

  function refresh() {
    send.disabled = !connected || !text.value.trim();
    text.style.height = "auto";
    // Measured only if there is something: that lays the page out, in the middle of coming in.
    if (text.value) {
      text.style.height = `${text.scrollHeight}px`;
    }
  }

  const problem = (sentence) => fieldError(text, byId("send-error"), sentence);

  /** What was not sent goes back into the field, unless something new is there. */
  function notSent(what, sentence) {
    text.value = text.value || what;
    problem(sentence);
    refresh();
  }

  function submit() {
    const what = text.value.trim();
    if (!what || !connected) {
      return;
    }
    text.value = "";
    typing.stop();
    problem("");
    refresh();
    say(what).catch(({ reason, details }) => notSent(what, (PROBLEMS[reason] ?? OTHERWISE)(details ?? {})));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
    text.focus();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  text.addEventListener("input", () => {
    refresh();
    if (connected) {
      typing.key(Boolean(text.value.trim()));
    }
  });

  return {
    connected(now) {
      connected = now;
      refresh();
    },
    focus: () => text.focus({ preventScroll: true }),
  };
}
