/** Where a key takes the highlight in a list of `total` rows, `perPage` of them in view; nothing for any other key. */
export function moved(
  { key }: KeyboardEvent,
  at: number | undefined,
  total: number,
  perPage: number,
): number | undefined {
  const last = total - 1;
  if (last < 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return at === undefined ? 0 : Math.min(at + 1, last);
    case 'ArrowUp':
      return at === undefined ? last : Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min((at ?? 0) + perPage, last);
    case 'PageUp':
      return Math.max((at ?? 0) - perPage, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** Whether a key moves the highlight; with a modifier it is left to the text. */
export function isMove({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return /^(Arrow(Up|Down)|Page(Up|Down)|Home|End)$/.test(key) && !(shiftKey || ctrlKey || altKey || metaKey);
}

/** Whether a key opens the actions of the highlighted row: that of a context menu, or onward from the end of the text. */
export function opensMenu({ key, shiftKey }: KeyboardEvent, input: HTMLInputElement): boolean {
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return true;
  const onward = input.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
  return key === onward && !shiftKey && input.selectionStart === input.value.length;
}
