import {
  LitElement,
  html,
  type CSSResult,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import './first-packing.js';
import { Announcer } from '../controllers/announcer.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { Language } from '../controllers/language.js';
import { PadController } from '../controllers/pad-controller.js';
import type { OfferSounds } from '../controllers/ringer.js';
import { ShortcutKeys, pageSettings, type ShortcutName, type Shortcuts } from '../controllers/shortcuts.js';
import {
  PadError,
  permission,
  type Attachment,
  type AttachmentAccess,
  type Change,
  type Interaction,
  type Pad,
  type PadState,
} from '../core/index.js';
import { offerName, type I18n, type Words } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { contactPadStyles } from '../styles/contact-pad.js';
import { tokens } from '../styles/tokens.js';
import { accessTo, type Ask } from './access.js';
import { CommandGate } from './command-gate.js';
import { data, define } from './define.js';
import { tabOf } from './duty.js';
import { PadReadyEvent, type ShowIntent } from './events.js';
import type { FindRecords } from './found-records.js';
import { follow } from './intent-follower.js';
import { eventOf } from './news.js';
import type { PadNotifications } from './notifications.js';
import { OfferStack, offers } from './offer-stack.js';
import type {} from './pad-agent-bar.js';
import { PadOffer } from './pad-offer.js';
import type { PadWork } from './pad-work.js';
import type { ActionName } from './panel-actions.js';
import { RecordOpener } from './records.js';
import { changedRows } from './slices.js';

/**
 * The agent's pad: state, offers, interactions and the panel of the selected one, for any page and any backend.
 *
 * @tagname contact-pad
 * @fires {PadReadyEvent} pad-ready - there is something to show
 * @fires {PadLinkEvent} pad-link - the tie to a backend changed
 * @fires {PadAgentEvent} pad-agent - the agent's state changed
 * @fires {PadInteractionEvent} pad-interaction-offered - something waits for the agent's answer
 * @fires {PadInteractionEvent} pad-interaction-accepted - the agent holds it
 * @fires {PadInteractionEvent} pad-interaction-rejected - the agent gave it back
 * @fires {PadInteractionEvent} pad-interaction-redirected - it went to somebody else
 * @fires {PadInteractionEvent} pad-interaction-changed - something about it changed
 * @fires {PadSelectedEvent} pad-interaction-selected - its panel is open
 * @fires {PadInteractionEvent} pad-interaction-released - the talk is over
 * @fires {PadInteractionEvent} pad-interaction-done - it has ended
 * @fires {PadInteractionEvent} pad-interaction-transferred - it went to the target of a transfer
 * @fires {PadInteractionEvent} pad-interaction-restored - seen for the first time in a snapshot
 * @fires {PadMessageEvent} pad-message - something was written in a conversation
 * @fires {PadNoticeEvent} pad-notice - something that the agent should know
 * @fires {PadCallLogEvent} pad-call-log - an interaction is over; told again until `accept()`
 * @fires {PadRecordingEvent} pad-recording - the recording of a call is there
 * @fires {PadErrorEvent} pad-error - what the agent asked for failed
 * @fires {PadCommandEvent} pad-command - cancelable: what the agent does, before it is sent; `waitFor(promise)` delays it
 * @fires {PadRecordOpenEvent} pad-record-open - cancelable: a record is about to be shown; `waitFor(promise)` delays it, `false` keeps it closed
 * @csspart pad - everything
 * @csspart state - the button of the agent's state
 * @csspart messages-button - the button of My Messages
 * @csspart messages - My Messages
 * @csspart queues-button - the button of the queues
 * @csspart queues - the queues and workbins
 * @csspart statistics - the agent's own figures
 * @csspart targets - the dialog in which a target is chosen
 * @csspart toast - the preview of a message
 * @csspart offer - an offer
 * @csspart accept - the button that accepts it
 * @csspart reject - the button that rejects it
 * @csspart list - the list of interactions
 * @csspart empty - what stands where the list would be
 * @csspart heading - the contact or subject of the open interaction
 * @csspart actions - its controls
 * @csspart done - the button that finishes it
 * @csspart document - the frame around one of its documents
 * @csspart failure - why something that the agent asked for failed
 * @cssprop [--pad-accent=light-dark(#0b5cd5, #7ab0ff)] - primary action and selection
 * @cssprop [--pad-on-accent=light-dark(#fff, #0c1626)] - what is written on that
 * @cssprop [--pad-surface=light-dark(#fff, #16181d)] - background
 * @cssprop [--pad-surface-raised=light-dark(#f6f7f9, #1e2128)] - background of what lies on it
 * @cssprop [--pad-text=light-dark(#16181d, #eceef2)] - text
 * @cssprop [--pad-text-muted=light-dark(#5b6372, #9aa3b2)] - quieter text
 * @cssprop [--pad-border=light-dark(#dfe3ea, #2c313b)] - lines
 * @cssprop [--pad-control=light-dark(#8a92a1, #697180)] - edges of buttons and fields
 * @cssprop [--pad-positive=light-dark(#12805c, #4cc38a)] - presence
 * @cssprop [--pad-attention=light-dark(#a15c00, #f0b429)] - what asks for attention
 * @cssprop [--pad-danger=light-dark(#c4314b, #ff7a8a)] - what went wrong
 * @cssprop [--pad-radius=8px] - roundness
 * @cssprop [--pad-space=4px] - unit of all spacing
 * @cssprop [--pad-font=system-ui] - typeface
 * @cssprop [--pad-font-size=13px] - size of text; 14px on touch
 * @cssprop [--pad-density=comfortable] - `comfortable` or `compact`
 */
export class ContactPad extends LitElement {
  static override styles: CSSResult[] = [tokens, base, contactPadStyles];
  static override properties: PropertyDeclarations = {
    locale: {},
    words: data,
    label: {},
    layout: { reflect: true },
    sounds: data,
    confirm: data,
    shortcuts: data,
    notifications: data,
    supportFile: data,
    findRecords: data,
    _shown: data,
    pad: data,
  };

  /** BCP 47 tag for words, numbers and dates; the nearest `lang` around the element when left out. */
  locale: string = '';
  /** Words of the page over those of the pad. */
  words: Words | undefined;
  /** Accessible name, where a page has several pads. */
  label: string = '';
  /** `auto` follows the size of the element; the others keep it in the range of that layout. */
  layout: 'auto' | 'strip' | 'narrow' | 'panel' | 'wide' = 'auto';
  /** How offers sound, per medium. */
  sounds: OfferSounds = {};
  /** What the agent is asked about before it is done, such as `['end-call', 'release']` (WC-31). */
  confirm: readonly ActionName[] = [];
  /** The keys of the page's own choice; those that the agent has chosen come before them. */
  shortcuts: Shortcuts = {};
  /** What is told of offers and messages outside of the pad, in the page's title, on its icon and on the desktop. */
  notifications: boolean | PadNotifications = true;
  /** Gives what the agent's menu saves for those who look for a fault: of `record` in `contact-pad/support`. */
  supportFile: (() => unknown) | undefined;
  /** Looks for the record of an interaction that came without one: of `resolveRecords` in `contact-pad/hosts/records`. */
  findRecords: FindRecords | undefined;
  /** What lies over the list and the panel. */
  private _shown: ShowIntent | undefined;

  readonly #pad = new PadController(this, (state, previous, news) => {
    if (!this.#renderRows(changedRows(state, previous, news))) this.requestUpdate();
    for (const change of news) this.#onChange(change);
  });
  readonly #language = new Language(this);
  readonly #announcer = new Announcer(this);
  readonly #gate = new CommandGate(this);
  readonly #records = new RecordOpener(this, this.#announcer, () =>
    customElements.whenDefined('pad-work').then(() => this.#work?.recordSearch()),
  );
  readonly #offers = new OfferStack();
  #readyFor: Pad | undefined;
  #found: PadWork | null = null;

  constructor() {
    super();
    new FocusKeeper(this, this.#onFocusLost);
    new ShortcutKeys(this, {
      state: () => this.#pad.state,
      shortcuts: () => this.shortcuts,
      press: (name, nth) => this.#press(name, nth),
    });
    // What is needed to answer an offer is here already; the rest comes while the pad connects.
    void import('./pad-work.js');
    void import('./call-log.js')
      .then(({ CallLog }) => new CallLog(this, () => this.#pad.isFirst, this.#pad.takePast()))
      .finally(() => this.#pad.takePast());
  }

  /** The pad to show. The page makes it and connects it. */
  get pad(): Pad | undefined {
    return this.#pad.pad;
  }

  set pad(pad: Pad | undefined) {
    this.#pad.pad = pad;
  }

  /** Nothing is shown in another language first; once something is, it stays until the words of a new one are here. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    this.#language.follow();
    const { ready } = this.#language;
    if (this.hasUpdated || !ready) return super.scheduleUpdate() as Promise<unknown> | undefined;
    return ready.then(() => this.scheduleUpdate());
  }

  override render(): TemplateResult {
    const view = this.#view;
    const { m, language, rtl } = this.#i18n;
    return html`<section
        part="pad"
        lang=${language}
        dir=${ifDefined(rtl && !this.dir ? 'rtl' : undefined)}
        aria-label=${this.label || m.pad}
        @pad-command=${this.#onIntent}
      >
        <pad-work
          exportparts="empty, list, heading, actions, done, failure, document, messages, queues, statistics, targets, toast"
          .state=${view}
          .unopened=${this.#records.unopened}
          .i18n=${this.#i18n}
          .now=${this.#now}
          .access=${this.#access}
          .query=${this.#query}
          .shown=${this._shown}
          .sounds=${this.sounds}
          .rings=${this.#isOurs}
          .confirm=${this.confirm}
          .notifications=${this.notifications}
        >
          <pad-agent-bar
            slot="bar"
            exportparts="state, messages-button, queues-button, failure"
            .state=${view}
            .i18n=${this.#i18n}
            .now=${this.#now}
            .shown=${this._shown?.type}
            .supportFile=${this.supportFile}
          ></pad-agent-bar>
          <div slot="offers" class="offers"></div>
        </pad-work>
      </section>
      ${this.#announcer.render(language)}`;
  }

  protected override updated(): void {
    const { agent } = this.#pad.state;
    if (!agent || this.#readyFor === this.pad) return;
    this.#readyFor = this.pad;
    this.dispatchEvent(new PadReadyEvent(agent));
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const stack = this.renderRoot.querySelector<HTMLElement>('.offers');
    const shared = { state: this.#view, i18n: this.#i18n, now: this.#now };
    if (stack) this.#offers.show(stack, offers(this.#view), shared);
  }

  /** It stays as long as the element: to look for it with every fact costs more than a row. */
  get #work(): PadWork | null {
    return (this.#found ??= this.renderRoot.querySelector('pad-work'));
  }

  get #i18n(): I18n {
    return this.#language.i18n;
  }

  /** The state as the agent sees it: what the page holds back is pending too. */
  get #view(): PadState {
    return pageSettings(this.#gate.view(this.#pad.state), this.shortcuts);
  }

  readonly #now = (source: string): number => this.pad?.now(source) ?? Date.now();

  readonly #access = (one: Interaction, attachment: Attachment): Promise<AttachmentAccess> =>
    accessTo(this.#query, this.#now, one, attachment);

  readonly #query: Ask = (query, signal) =>
    this.pad?.query(query, signal) ?? Promise.reject(new PadError('CLOSED'));

  readonly #onIntent = (event: Event): void => {
    const show = this.#show;
    follow(event, { pad: this.pad, i18n: this.#i18n, gate: this.#gate, records: this.#records, show });
  };

  /** What closes gives the focus back: messages and queues to their button, the targets by themselves. */
  readonly #show = (what: ShowIntent): void => {
    if (what.type === 'show-offer') {
      this.#offers.focus(what.interaction);
      return;
    }
    const open = 'open' in what ? what.open : what.mode;
    this._shown = open ? what : undefined;
    if (!open && 'open' in what) this.renderRoot.querySelector('pad-agent-bar')?.focusButton(what.type);
  };

  /** Most facts change a row of the list: then nothing around it renders. False when it cannot be done that way. */
  #renderRows(rows: readonly Interaction[] | undefined): boolean {
    if (!rows || this.isUpdatePending) return false;
    const work = this.#work;
    return !!work?.hasUpdated && work.changeRows(this.#view, rows);
  }

  #onChange(change: Change): void {
    this.dispatchEvent(eventOf(change));
    if (change.type !== 'interaction-changed') void this.#tell(change);
    if (change.type !== 'interaction-selected' || !this.#opensRecord(change.source)) return;
    const { type: _, interaction, ...told } = change;
    this.#records.open(told, interaction, this.#i18n);
  }

  /** Whether what has to be done once falls to this element: the first of its pad, in the tab that the agent used last. */
  get #isOurs(): boolean {
    return this.#pad.isFirst && tabOf(this.#pad.state)?.front !== false;
  }

  /** What the agent did opens its record in the tab where it was done; what nobody did by hand, in the one in front. */
  #opensRecord(source: Change['source']): boolean {
    const { state, isFirst } = this.#pad;
    if (source === 'agent' || !tabOf(state)) return isFirst;
    return this.#isOurs && state.cause.by.length === 0;
  }

  /** What is to be said of news other than an offer stands in the rest of the pad. */
  async #tell(change: Change): Promise<void> {
    await this.#language.ready;
    if (change.type === 'interaction-offered') {
      this.#announcer.say({ text: offerName(change.interaction, this.#i18n), urgent: true });
      return;
    }
    await customElements.whenDefined('pad-work');
    if (this.isConnected) this.#announcer.say(this.#work?.hear(change));
  }

  /** What is not about an offer is loaded when it is first wanted. */
  #press(name: ShortcutName, nth: number): boolean {
    if (name.startsWith('accept')) return this.#answer(nth);
    if (!this.#pad.state.agent) return false;
    void customElements.whenDefined('pad-work').then(() => {
      this.renderRoot.querySelector('pad-work')?.press(this, this.#view, name);
    });
    return true;
  }

  /** Answers an offer by its shortcut; the key is used up whether or not it may be answered now (CG-27). */
  #answer(place: number): boolean {
    const one = offers(this.#view)[place];
    if (!one?.offer) return false;
    if (permission(this.#view, one, 'accept') === true) void this.#accept(one.id, one.offer.id);
    return true;
  }

  /** An agent who works in the pad goes on with what they took; one who writes in the page stays there. */
  async #accept(interaction: string, offer: string): Promise<void> {
    const isInside = this.matches(':focus-within');
    await this.#gate.send(this.pad, { type: 'accept', interaction, offer });
    if (isInside && this.#pad.state.selected === interaction)
      this.renderRoot.querySelector('pad-work')?.show(interaction);
  }

  /** After Accept the focus goes to the panel; after any other end of an offer to the list. */
  readonly #onFocusLost = (left: Element): void => {
    const id = left instanceof PadOffer ? left.interaction?.id : undefined;
    void customElements.whenDefined('pad-work').then(() => {
      this.#work?.show(id);
    });
  };
}

define('contact-pad', ContactPad);

declare global {
  interface HTMLElementTagNameMap {
    'contact-pad': ContactPad;
  }
}
