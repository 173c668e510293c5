import { html, type TemplateResult } from 'lit';
import type { Presence, Target, TargetKind } from '../core/index.js';

/** Four presences, four shapes: a disc, a diamond, a square with a bar, a ring. */
const PRESENCES: Readonly<Record<Presence, string>> = {
  available: 'M8 3a5 5 0 1 0 .01 0z',
  interruptible: 'M8 2.2L13.8 8 8 13.8 2.2 8z',
  'logged-in': 'M3.5 3.5h9v9h-9zM5.3 7v2h5.4V7z',
  'logged-out': 'M8 3a5 5 0 1 0 .01 0zM8 5a3 3 0 1 1-.01 0z',
};

/** Outlines of what is nobody. */
const KINDS: Readonly<Record<TargetKind, string>> = {
  agent: 'M8 3a2.5 2.5 0 1 0 .01 0M3 13.5c.5-5 9.5-5 10 0',
  contact: 'M8 3a2.5 2.5 0 1 0 .01 0M3 13.5c.5-5 9.5-5 10 0',
  queue: 'M3 4h10M3 8h10M3 12h6',
  service: 'M8 2.5l6 3-6 3-6-3zM2.3 8.5L8 11.4l5.7-2.9M2.3 11.2L8 14l5.7-2.8',
  'routing-point': 'M2.5 8H8l3-4h2.5M8 8l3 4h2.5',
  number: 'M6.5 2.5l-1.5 11M11 2.5l-1.5 11M3 6h10.5M2.5 10H13',
  workbin: 'M2 9h3.5l1 2h3l1-2H14M2 9l2-5.5h8L14 9v4H2z',
};

/** The mark of a target: the shape and colour of its presence, else its kind. The words stand beside it. */
export function targetMark({ presence, kind }: Target): TemplateResult {
  const path = presence ? PRESENCES[presence] : KINDS[kind];
  return html`<svg
    class=${presence ? 'presence' : 'icon'}
    data-presence=${presence ?? ''}
    viewBox="0 0 16 16"
    aria-hidden="true"
  >
    <path fill-rule="evenodd" d=${path}></path>
  </svg>`;
}
