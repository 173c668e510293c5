import { html, type TemplateResult } from 'lit';
import type { Menu } from '../controllers/menu.js';
import type { Agent } from '../core/index.js';
import { settingsEn } from '../i18n/settings-en.js';
import { IntentEvent, type ShowIntent } from './events.js';
import { drawing } from './first-icons.js';
import { notifyItem } from './notify-item.js';

/** The panels that are opened from the menu. */
const PANELS = ['keys'] as const;

const DRAWINGS = { keys: 'M4 9h24v15H4zM9 14v.01M14 14v.01M19 14v.01M23 14v.01M10 19h12' };

/**
 * The items of the agent's own matters in the menu of states.
 *
 * @param onTurned called when a setting may have changed that the state does not hold
 */
export function settingsItems(agent: Agent, menu: Menu, onTurned: () => void): TemplateResult {
  return html`<div role="group" aria-label=${settingsEn.yours}>
    ${notifyItem(agent, menu, onTurned)} ${PANELS.map((panel) => opener(panel, menu))}
  </div>`;
}

function opener(panel: (typeof PANELS)[number], menu: Menu): TemplateResult {
  const show = { type: `show-${panel}`, open: true } satisfies ShowIntent;
  return html`<button
    role="menuitem"
    class="quiet"
    tabindex="-1"
    @click=${({ target }: Event) => {
      menu.close();
      target?.dispatchEvent(new IntentEvent(show));
    }}
  >
    ${drawing(DRAWINGS[panel])}<span class="outside">${settingsEn[panel]}</span>
  </button>`;
}
