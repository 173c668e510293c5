import type { PadPanel } from './pad-panel.js';

/** Gives the focus to the heading of the panel that an element stands in. */
export function focusHeading(inside: Element): void {
  (inside.getRootNode() as ParentNode).querySelector<HTMLElement>('h2')?.focus();
}

/** Gives the focus to the heading of a panel, and from there to the field of a conversation: who opens one is about to write. */
export async function focusStart(panel: PadPanel): Promise<void> {
  panel.focusHeading();
  const talk = panel.renderRoot.querySelector('pad-talk');
  if (!talk) return;
  await import('./talk.js');
  await talk.updateComplete;
  if (panel.shadowRoot?.activeElement?.localName === 'h2') talk.focusField();
}
