import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import './packing.js';
import { stripStyles, workStyles } from '../styles/index.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { LatePart } from '../controllers/late-part.js';
import type { OfferSounds, Ringer } from '../controllers/ringer.js';
import {
  initialState,
  type Attachment,
  type AttachmentAccess,
  type Change,
  type Interaction,
  type PadState,
} from '../core/index.js';
import { announcement, type Announcement } from '../i18n/announcements.js';
import { en } from '../i18n/en.js';
import { english, speak, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import type { Ask } from './access.js';
import { alerts } from './alerts.js';
import { showCut } from './cut-text.js';
import { data, define } from './define.js';
import { isInCall } from './duty.js';
import { emptyState } from './empty.js';
import type { ShowIntent } from './events.js';
import { Listed } from './listed.js';
import { Keyed } from './keyed.js';
import './pad-agent-bar.js';
import type { PadNotifications } from './notifications.js';
import { offers } from './offer-stack.js';
import { Outage } from './outage.js';
import { focusStart } from './focus-heading.js';
import { focused, overlay, type LateTargets } from './overlay.js';
import './pad-list.js';
import type { PadList } from './pad-list.js';
import './pad-panel.js';
import './pad-toasts.js';
import type { ActionName } from './panel-actions.js';
import type { Unopened } from './found-records.js';
import type * as RecordSearch from './record-search.js';
import type { press } from './shortcut-deeds.js';

speak(en);

/** How long the pad is left to itself before it gets what will be wanted, in milliseconds. */
const LATER = 2_000;

/**
 * What the agent works on: the list, the panels and My Messages, arranged with the bar and the offers that the root
 * puts in. It is loaded after them, for an offer can be answered without it.
 *
 * @tagname pad-work
 * @slot bar - the agent's line
 * @slot offers - the stack of offers
 * @fires pad-command - what the agent asks for
 * @csspart empty - what stands where the list would be
 * @csspart list - the list
 * @csspart heading - the contact or subject of the open interaction
 * @csspart actions - its controls
 * @csspart done - the button that finishes it
 * @csspart document - the frame around one of its documents
 * @csspart messages - My Messages
 * @csspart queues - the queues and workbins
 * @csspart targets - the dialog in which a target is chosen
 * @csspart toast - the preview of a message
 * @csspart failure - why something that the agent asked for failed
 */
export class PadWork extends LitElement {
  static override styles: CSSResult[] = [base, workStyles, stripStyles];
  static override properties: PropertyDeclarations = {
    unopened: data,
    i18n: data,
    now: data,
    access: data,
    query: data,
    shown: data,
    sounds: data,
    rings: data,
    confirm: data,
    notifications: data,
    state: data,
  };

  /** Interactions whose record was not opened, and why. */
  unopened: Unopened = {};
  i18n: I18n = english;
  now: (source: string) => number = Date.now;
  access: ((one: Interaction, attachment: Attachment) => Promise<AttachmentAccess>) | undefined;
  /** Asks the backend for targets and waiting work. */
  query: Ask | undefined;
  /** What lies over the list and the panel. */
  shown: ShowIntent | undefined;
  /** How offers sound, per medium. */
  sounds: OfferSounds = {};
  /** Whether offers sound here: of several tabs in one. */
  rings: boolean = true;
  /** What the agent is asked about before it is done. */
  confirm: readonly ActionName[] = [];

  /** What the agent is told outside of the pad. */
  notifications: boolean | PadNotifications = true;

  /** The dialogs in which a target is chosen. */
  readonly targets: LateTargets = new LatePart(() => import('./targets.js'));

  readonly #listed = new Listed();
  readonly #outage = new Outage(this);
  #ringer: Ringer | undefined;
  readonly #panels = new Keyed(() => {
    const panel = document.createElement('pad-panel');
    panel.setAttribute('exportparts', 'heading, actions, done, document, failure');
    return panel;
  });

  #found: PadList | null = null;
  #state = initialState;
  #later: ReturnType<typeof setTimeout> | undefined;
  /** What was open and what had the focus when the targets were opened. */
  #selected: string | undefined;
  #opener: HTMLElement | undefined;

  constructor() {
    super();
    this.addEventListener('pointerover', showCut);
    void import('../controllers/ringer.js').then(({ Ringer }) => {
      this.#ringer = new Ringer();
      this.requestUpdate();
    });
    new FocusKeeper(this, (left) => {
      if (left.closest('pad-target-dialog, pad-team, .not-loaded')) this.#leaveTargets();
      else if ('interaction' in left) this.show((left as { interaction?: Interaction }).interaction?.id);
    });
    // Before the control itself hears of it: what it begins blocks it, and that is no answer to this press.
    this.addEventListener('click', this.#onBlocked, { capture: true });
  }

  get state(): PadState {
    return this.#state;
  }

  set state(state: PadState) {
    this.#state = state;
  }

  /**
   * Takes a state in which these rows of the list changed and nothing else, and renders them and nothing else. False
   * when there is more to render anyway.
   */
  changeRows(state: PadState, rows: readonly Interaction[]): boolean {
    const list = this.#list;
    if (!list || this.isUpdatePending || list.isUpdatePending) return false;
    this.#state = state;
    for (const one of rows) list.change(one);
    return true;
  }

  /** Gives the focus to the panel of an interaction, or to the card next to it when it has left. */
  show(id: string | undefined): void {
    void this.updateComplete.then(async () => {
      const panel = id === this.state.selected ? this.#panels.get(id) : undefined;
      const list = this.#list;
      await (panel ?? list)?.updateComplete;
      if (panel) await focusStart(panel);
      else list?.focusCard(this.#listed.after(id));
    });
  }

  /** Takes news: shows a message over the rest, if it deserves it, and gives back what is to be said. */
  hear(change: Change): Announcement | undefined {
    if (change.type === 'notice') this.renderRoot.querySelector('pad-toasts')?.show(change.notice);
    return announcement(change, this.i18n);
  }

  /** Gets what looks for the record of an interaction that came without one. */
  recordSearch(): Promise<typeof RecordSearch> {
    return import('./record-search.js');
  }

  /** Does what a shortcut stands for. */
  press(...of: Parameters<typeof press>): void {
    void import('./keys.js').then((keys) => {
      keys.press(...of);
    });
  }

  /** Gets the dialogs in which a target is chosen, and shows what became of it. */
  async loadTargets(): Promise<void> {
    await this.targets.load();
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.not-loaded button')?.focus();
  }

  /** What is blocked says why, wherever it stands: by pointer, by key and by shortcut. */
  readonly #onBlocked = (event: Event): void => {
    const of = event.composedPath().find((one) => one instanceof HTMLElement && one.ariaDisabled === 'true');
    if (!of) return;
    void import('./why.js').then(({ tellWhy }) => {
      tellWhy(of as HTMLElement, this.renderRoot, this.i18n);
    });
  };

  /** The focus goes back to where it came from, or to the panel of what was begun (8.9). */
  #leaveTargets(): void {
    const { selected } = this.state;
    if (selected === this.#selected) this.#opener?.focus();
    if (selected !== this.#selected || focused() !== this.#opener) this.show(selected);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#listed.update(this.state);
    if (!changed.has('shown') || this.shown?.type !== 'open-targets') return;
    this.#opener = focused();
    this.#selected = this.state.selected;
    void this.loadTargets();
  }

  override render(): TemplateResult {
    const { state, i18n } = this;
    const idle = this.#listed.now.length === 0;
    const over = overlay(this);
    const choosing = this.shown?.type === 'open-targets' && over !== nothing;
    return html`<div class=${idle ? 'pad idle' : 'pad'}>
      <slot name="bar" .inert=${choosing}></slot>
      ${alerts(state, this.#outage.render(), i18n, this.rings, this.notifications)}
      <slot name="offers" class="offers"></slot>
      <pad-list
        .inert=${choosing}
        exportparts="list"
        .interactions=${this.#listed.now}
        .unread=${state.unread}
        .selected=${state.selected}
        .unopened=${this.unopened}
        .i18n=${i18n}
        .now=${this.now}
      ></pad-list>
      ${idle ? emptyState(state, i18n) : nothing}
      <div class="panels" .inert=${choosing}>
        <p class="none muted" ?hidden=${state.selected !== undefined}>${i18n.m.noneSelected}</p>
      </div>
      ${over}
      <pad-toasts
        exportparts="toast"
        ?hidden=${choosing}
        .notices=${state.notices}
        .i18n=${i18n}
        .messages=${this.shown?.type === 'show-messages'}
        ?offers=${offers(state).length > 0}
      ></pad-toasts>
    </div>`;
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    this.#showPanels();
    if (this.state.agent) this.#ring();
    // An update may come after the element has left the page: a timer would hold it.
    if (this.state.agent && this.isConnected) this.#later ??= setTimeout(() => this.targets.load(), LATER);
  }

  #ring(): void {
    const { state } = this;
    const heard = state.settings?.sound === 'off' ? [] : offers(state);
    const isCalling = state.interactions.some(isInCall);
    this.#ringer?.update(heard, this.sounds, this.now, this.rings && this.isConnected, isCalling);
  }

  /** It may have been moved while it rang. */
  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  /** A pad that is not on the page is silent. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#ringer?.stop();
  }

  /** Panels stay once opened: each keeps its drafts and places (WI-13). Only the one that is shown is kept up to date. */
  #showPanels(): void {
    const { state, i18n, now, access, query, confirm } = this;
    const home = this.renderRoot.querySelector<HTMLElement>('.panels');
    const opened = this.#listed.open(state.selected);
    if (home)
      this.#panels.arrange(
        home,
        opened.map(({ id }) => id),
      );
    for (const interaction of opened) {
      const panel = this.#panels.get(interaction.id);
      const hidden = interaction.id !== state.selected;
      const unopened = this.unopened[interaction.id];
      Object.assign(
        panel ?? {},
        hidden ? { hidden } : { hidden, interaction, state, i18n, now, access, query, unopened, confirm },
      );
    }
  }

  /** It stays as long as the element: to look for it with every fact costs as much as a row. */
  get #list(): PadList | null {
    return (this.#found ??= this.renderRoot.querySelector('pad-list'));
  }
}

define('pad-work', PadWork);

declare global {
  interface HTMLElementTagNameMap {
    'pad-work': PadWork;
  }
}
