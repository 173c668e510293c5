/** Shows a text whole that ends in an ellipsis, as a tooltip, when the pointer comes to it, in whichever shadow. */
export function showCut(event: Event): void {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement) || target.scrollWidth <= target.clientWidth) return;
  if (getComputedStyle(target).textOverflow === 'ellipsis') target.title = target.innerText;
}
