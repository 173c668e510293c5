import { html, type TemplateResult } from 'lit';
import type { Menu } from '../controllers/menu.js';
import type { Agent } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { settingWords } from '../i18n/settings-en.js';
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
export function settingsItems(agent: Agent, menu: Menu, onTurned: () => void, i18n: I18n): TemplateResult {
  return html`<div role="group" aria-label=${settingWords(i18n).yours}>
    ${notifyItem(agent, menu, onTurned, i18n)} ${PANELS.map((panel) => opener(panel, menu, i18n))}
  </div>`;
}

function opener(panel: (typeof PANELS)[number], menu: Menu, i18n: I18n): TemplateResult {
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
    ${drawing(DRAWINGS[panel])}<span class="outside">${settingWords(i18n)[panel]}</span>
  </button>`;
}
