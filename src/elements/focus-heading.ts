/** Gives the focus to the heading of the panel that an element stands in. */
export function focusHeading(inside: Element): void {
  (inside.getRootNode() as ParentNode).querySelector<HTMLElement>('h2')?.focus();
}
