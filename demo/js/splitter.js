import { stored } from './store.js';

const NARROWEST = 320;
const STEP = 20;

/**
 * Lets the agent choose how wide the pad is, by pointer or arrow keys; the choice is kept for every window.
 *
 * @param {HTMLElement} handle has `role="separator"`
 * @param {HTMLElement} layout gets the width as `--pad-width`
 */
export function splitter(handle, layout) {
  const kept = stored(localStorage, 'northbank.pad-width');
  let width = 0;

  function set(wanted) {
    const widest = Math.max(NARROWEST, Math.round(innerWidth * 0.8));
    width = Math.min(widest, Math.max(NARROWEST, Math.round(wanted)));
    layout.style.setProperty('--pad-width', `${width}px`);
    handle.setAttribute('aria-valuemin', String(NARROWEST));
    handle.setAttribute('aria-valuemax', String(widest));
    handle.setAttribute('aria-valuenow', String(width));
  }

  function choose(wanted) {
    set(wanted);
    kept.write(width);
  }

  handle.addEventListener('pointerdown', (event) => {
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
    handle.focus();
  });
  handle.addEventListener('pointermove', (event) => {
    if (handle.hasPointerCapture(event.pointerId)) choose(innerWidth - event.clientX);
  });
  handle.addEventListener('keydown', (event) => {
    const to = { ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: NARROWEST, End: innerWidth }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  });
  addEventListener('resize', () => set(width));
  const before = kept.read(380);
  set(Number.isFinite(before) ? before : 380);
}
