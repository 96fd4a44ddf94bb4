/** Shorthand for document.getElementById, which every page here leans on. */
export const byId = (id) => document.getElementById(id);

/** Makes an element. Text is always set as text: what people type never becomes markup. */
export function element(tag, { text, className, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Shows a problem of a form field, or takes it away when there is none. */
export function fieldError(input, paragraph, problem) {
  paragraph.textContent = problem ?? "";
  paragraph.hidden = !problem;
  input.toggleAttribute("aria-invalid", Boolean(problem));
  if (problem) {
    input.setAttribute("aria-invalid", "true");
  }
}
