import { html, type TemplateResult } from 'lit';
import type { Interaction, Target } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import './pad-target-menu.js';
import type { TargetAction } from './pad-target-menu.js';
import type { TargetMode } from './target-words.js';

/** What the actions of a row are about, and who does them. */
export interface TargetActions {
  readonly interaction: Interaction;
  /** What can be done, the default first. */
  readonly modes: readonly TargetMode[];
  /** Whether the agent keeps it as a favourite; nothing where the administrator does. */
  readonly isFavourite: boolean | undefined;
  /** Why something cannot be done with it now, in words. */
  readonly whyNot: (mode: TargetMode) => string | undefined;
  readonly onMode: (mode: TargetMode) => void;
  readonly onFavourite: (keep: boolean) => void;
}

/** What can be done with a target: the default first, then the other, then the favourites (TC-3). */
export function targetActions(of: TargetActions, { m }: I18n): readonly TargetAction[] {
  const { interaction, modes, isFavourite } = of;
  const { targets } = m;
  const isWorkItem = interaction.medium === 'work-item';
  const doing = modes.map((mode): TargetAction => {
    const label = isWorkItem && mode === 'transfer' ? targets.workItemTransfer : targets.modes[mode];
    const act = (): void => {
      of.onMode(mode);
    };
    return { label, why: of.whyNot(mode), act };
  });
  if (isFavourite === undefined) return doing;
  const act = (): void => {
    of.onFavourite(!isFavourite);
  };
  return [...doing, { label: isFavourite ? targets.removeFavourite : targets.addFavourite, act }];
}

/** The button of the actions and its menu. */
export interface ActionsButton {
  readonly target: Target;
  readonly actions: readonly TargetAction[];
  readonly open: boolean;
  readonly onOpen: () => void;
  /** The menu has opened or closed. */
  readonly onToggle: (open: boolean) => void;
  /** It has closed, and the search is to have the focus. */
  readonly onClose: () => void;
}

/** The one button of the rows, which the style sheet places at the highlighted one: an option can hold none. */
export function actionsButton(of: ActionsButton, { m }: I18n): TemplateResult {
  const name = m.targets.actionsFor(of.target.name);
  return html`<button
      type="button"
      class="actions only-icon quiet"
      aria-haspopup="menu"
      aria-expanded=${of.open}
      aria-controls="menu"
      aria-label=${name}
      title=${name}
      @click=${of.onOpen}
    >
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M3.5 8h.01M8 8h.01M12.5 8h.01"></path>
      </svg>
    </button>
    <pad-target-menu
      id="menu"
      role="menu"
      .popover=${'auto'}
      aria-label=${name}
      .target=${of.target}
      .actions=${of.actions}
      @toggle=${(event: ToggleEvent) => {
        of.onToggle(event.newState === 'open');
      }}
      @close=${of.onClose}
    ></pad-target-menu>`;
}
