/** The button that opens a popover. */
export const openerOf = (popup: HTMLElement) =>
  (popup.getRootNode() as ShadowRoot).querySelector<HTMLElement>(`[popovertarget="${popup.id}"]`)!;

/** Puts a popover above what opened it, or below where there is no room, and never out of the window. */
export function place(event: Event) {
  const popup = event.target as HTMLElement;
  const from = openerOf(popup).getBoundingClientRect();
  const { width, height } = popup.getBoundingClientRect();
  const x = Math.max(8, Math.min(from.left + (from.width - width) / 2, innerWidth - width - 8));
  const above = from.top - height - 8;
  popup.style.left = `${x}px`;
  popup.style.top = `${above > 8 ? above : Math.min(from.bottom + 8, innerHeight - height - 8)}px`;
}
