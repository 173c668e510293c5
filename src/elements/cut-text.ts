/** Shows a text whole that ends in an ellipsis, as a tooltip, when the pointer comes to it, in whichever shadow. */
export function showCut(event: Event): void {
  // What stands in a line has no width of its own.
  const target = event.composedPath().find((one) => one instanceof HTMLElement && one.clientWidth);
  if (!(target instanceof HTMLElement) || target.scrollWidth <= target.clientWidth) return;
  if (getComputedStyle(target).textOverflow === 'ellipsis') target.title = target.innerText;
}
