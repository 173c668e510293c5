import type { Ask } from './access.js';
import type { PanelHost } from './panel-host.js';

/** What the tabs of a contact need of their element. */
export interface ContactHost extends PanelHost {
  readonly query: Ask | undefined;
}
