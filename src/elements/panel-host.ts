import type { ReactiveControllerHost } from 'lit';
import type { Interaction, PadState } from '../core/index.js';
import type { I18n } from '../i18n/index.js';

/** What the parts of a panel need of it: what it shows, and the place that they stand in. */
export interface PanelHost extends ReactiveControllerHost, EventTarget {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly interaction: Interaction | undefined;
  readonly state: PadState;
  readonly i18n: I18n;
}
