/**
 * Puts a text where the agent writes beside an element: in the field of a conversation, or of a reply, which is opened for
 * it. It takes the place of what is selected there; the field gets the focus.
 */
export async function insertText(beside: Element, text: string): Promise<void> {
  const panel = beside.getRootNode() as ShadowRoot;
  const talk = panel.querySelector('pad-talk');
  const field = (): HTMLTextAreaElement | null =>
    (talk?.renderRoot ?? panel).querySelector<HTMLTextAreaElement>(talk ? 'textarea' : '#reply');
  if (!field()) {
    panel.querySelector<HTMLElement>('[part=reply]')?.click();
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  const into = field();
  if (!into || into.readOnly || into.disabled) return;
  const { selectionStart, selectionEnd } = into;
  into.setRangeText(text, selectionStart, selectionEnd, 'end');
  into.dispatchEvent(new Event('input'));
  into.focus();
}
