import { html, nothing, type TemplateResult } from 'lit';
import type { Menu } from '../controllers/menu.js';
import { ownSettings } from '../controllers/shortcuts.js';
import type { Agent, PadState } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { settingWords } from '../i18n/settings-en.js';
import { checkItem } from './check-item.js';
import { IntentEvent, type ShowIntent } from './events.js';
import { drawing } from './first-icons.js';
import { notifyItem } from './notify-item.js';

/** The panels that are opened from the menu. */
const PANELS = ['statistics', 'keys'] as const;

const DRAWINGS = {
  save: 'M16 5V20M10 14l6 6 6-6M6 26h20',
  statistics: 'M5 27h22M8 27v-9M16 27V6M24 27v-14',
  keys: 'M4 9h24v15H4zM9 14v.01M14 14v.01M19 14v.01M23 14v.01M10 19h12',
};

/** What the items need of the bar. */
export interface SettingsDeeds {
  readonly i18n: I18n;
  /** Gives what can be saved; nothing where the page remembers nothing. */
  readonly supportFile: (() => unknown) | undefined;
  /** Called when a setting may have changed that the state does not hold. */
  readonly onTurned: () => void;
}

/** The items of the agent's own matters in the menu of states. */
export function settingsItems(
  state: PadState,
  agent: Agent,
  menu: Menu,
  { i18n, supportFile, onTurned }: SettingsDeeds,
): TemplateResult {
  return html`<div role="group" aria-label=${settingWords(i18n).yours}>
    ${notifyItem(agent, menu, onTurned, i18n)} ${soundItem(state, menu, i18n)}
    ${PANELS.map((panel) => (panel === 'keys' || agent.statistics ? opener(panel, menu, i18n) : nothing))}
    ${supportFile ? saver(supportFile, menu, i18n) : nothing}
  </div>`;
}

/** Whether offers are heard; the screen shows them in any case. */
function soundItem({ settings }: PadState, menu: Menu, i18n: I18n): TemplateResult {
  const { sound, ...others } = ownSettings(settings);
  const isOn = sound !== 'off';
  const restored = { settings: isOn ? { ...others, sound: 'off' } : others };
  return checkItem({ label: settingWords(i18n).sound, isOn }, menu, ({ target }) => {
    target?.dispatchEvent(new IntentEvent({ type: 'restored', restored }));
  });
}

function opener(panel: (typeof PANELS)[number], menu: Menu, i18n: I18n): TemplateResult {
  const show = { type: `show-${panel}`, open: true } satisfies ShowIntent;
  return item(settingWords(i18n)[panel], panel, menu, ({ target }) =>
    target?.dispatchEvent(new IntentEvent(show)),
  );
}

function saver(supportFile: () => unknown, menu: Menu, i18n: I18n): TemplateResult {
  return item(settingWords(i18n).save, 'save', menu, () => {
    const file = new Blob([JSON.stringify(supportFile(), undefined, 1)], { type: 'application/json' });
    const href = URL.createObjectURL(file);
    Object.assign(document.createElement('a'), { href, download: 'contact-pad-support.json' }).click();
    // The browser reads it after the click.
    setTimeout(() => {
      URL.revokeObjectURL(href);
    }, 60_000);
  });
}

function item(
  label: string,
  what: keyof typeof DRAWINGS,
  menu: Menu,
  act: (event: Event) => unknown,
): TemplateResult {
  return html`<button
    role="menuitem"
    class="quiet"
    tabindex="-1"
    @click=${(event: Event) => {
      menu.close();
      act(event);
    }}
  >
    ${drawing(DRAWINGS[what])}<span class="outside">${label}</span>
  </button>`;
}
