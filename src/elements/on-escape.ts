/** Follows the Escape key, and nothing else does; not the one that ends composing text. */
export function onEscape(task: (event: KeyboardEvent) => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    event.stopPropagation();
    task(event);
  };
}
