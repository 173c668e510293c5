import { LitElement, html, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Announcer } from '../controllers/announcer.js';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { PadController } from '../controllers/pad-controller.js';
import type { OfferSounds, Ringer } from '../controllers/ringer.js';
import { OfferShortcuts } from '../controllers/shortcuts.js';
import {
  PadError,
  interactionOf,
  offers,
  permission,
  subjectOf,
  unreadNotices,
  type Attachment,
  type AttachmentAccess,
  type Change,
  type Interaction,
  type Pad,
  type PadState,
  type Request,
} from '../core/index.js';
import { I18n, announcement } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { tokens } from '../styles/tokens.js';
import { CommandGate } from './command-gate.js';
import { contactPadStyles } from './contact-pad.styles.js';
import { define } from './define.js';
import {
  IntentEvent,
  PadErrorEvent,
  PadReadyEvent,
  PadRecordOpenEvent,
  type Intent,
  type Told,
} from './events.js';
import { Keyed } from './keyed.js';
import { eventOf } from './news.js';
import './pad-agent-bar.js';
import './pad-offer.js';
import type { PadOffer } from './pad-offer.js';
import type {} from './pad-work.js';
import { RecordWindows } from './records.js';

/**
 * The agent's pad: state, offers, interactions and the panel of the selected one, for any page and any backend.
 *
 * @tagname contact-pad
 * @fires pad-ready - there is something to show
 * @fires pad-command - cancelable: what the agent does, before it is sent; `waitFor(promise)` delays it
 * @fires pad-record-open - cancelable: a record is about to be shown
 */
export class ContactPad extends LitElement {
  static override styles: CSSResult[] = [tokens, base, contactPadStyles];

  /** BCP 47 tag for words, numbers and dates. */
  @property() locale: string = '';
  /** Accessible name, where a page has several pads. */
  @property() label: string = '';
  /** `auto` follows the size of the element; the others keep it in the range of that layout. */
  @property({ reflect: true }) layout: 'auto' | 'strip' | 'narrow' | 'panel' | 'wide' = 'auto';
  /** How offers sound, per medium. */
  @property({ attribute: false }) sounds: OfferSounds = {};
  @state() private _messages: boolean = false;
  /** Interactions whose record the browser did not let us show. */
  @state() private _blocked: readonly string[] = [];

  readonly #pad = new PadController(this, (change) => {
    this.#onChange(change);
  });
  readonly #announcer = new Announcer(this);
  readonly #gate = new CommandGate(this, () => {
    this.requestUpdate();
  });
  readonly #records = new RecordWindows();
  readonly #offers = new Keyed(() => document.createElement('pad-offer'));
  #i18n = new I18n();
  #readyFor: Pad | undefined;
  #ringer: Ringer | undefined;

  constructor() {
    super();
    new FocusKeeper(this, (left) => {
      this.#onFocusLost(left);
    });
    new OfferShortcuts(this, (place) => this.#answer(place));
  }

  /** The pad to show. The page makes it and connects it. */
  get pad(): Pad | undefined {
    return this.#pad.pad;
  }

  @property({ attribute: false })
  set pad(pad: Pad | undefined) {
    this.#pad.pad = pad;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('locale'))
      this.#i18n = new I18n(this.locale || document.documentElement.lang || undefined);
    if (this._messages && unreadNotices(this.#pad.state)) this.pad?.set({ type: 'read-notices' });
  }

  override render(): TemplateResult {
    const view = this.#view;
    const { m } = this.#i18n;
    return html`<section
        part="pad"
        lang=${m.language}
        aria-label=${this.label || m.pad}
        @pad-command=${this.#onIntent}
      >
        <pad-work
          .state=${view}
          .blocked=${this._blocked}
          .i18n=${this.#i18n}
          .now=${this.#now}
          .access=${this.#access}
          ?messages=${this._messages}
        >
          <pad-agent-bar
            slot="bar"
            .state=${view}
            .i18n=${this.#i18n}
            .now=${this.#now}
            ?messages=${this._messages}
          ></pad-agent-bar>
          <div slot="offers" class="offers"></div>
        </pad-work>
      </section>
      ${this.#announcer.render()}`;
  }

  /** What is needed to answer an offer is here already; the rest comes while the pad connects. */
  protected override firstUpdated(): void {
    void import('./pad-work.js');
  }

  protected override updated(): void {
    const { agent } = this.#pad.state;
    if (!agent || this.#readyFor === this.pad) return;
    this.#readyFor = this.pad;
    this.dispatchEvent(new PadReadyEvent(agent));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ringer?.stop();
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const stack = this.renderRoot.querySelector<HTMLElement>('.offers');
    const waiting = offers(this.#view);
    if (!stack) return;
    this.#ringer?.update(waiting, this.sounds);
    this.#offers.arrange(
      stack,
      waiting.map(({ id }) => id),
    );
    waiting.forEach((interaction, place) => {
      const shown = { interaction, place, state: this.#view, i18n: this.#i18n, now: this.#now };
      Object.assign(this.#offers.get(interaction.id) ?? {}, shown);
    });
  }

  /** The state as the agent sees it: what the page holds back is pending too. */
  get #view(): PadState {
    return this.#gate.view(this.#pad.state);
  }

  readonly #now = (source: string): number => this.pad?.now(source) ?? Date.now();

  /** Access to an attachment, its end told on the local clock. */
  readonly #access = async (
    { id, source }: Interaction,
    attachment: Attachment,
  ): Promise<AttachmentAccess> => {
    if (!this.pad) throw new PadError('CLOSED');
    const access = await this.pad.query({ type: 'attachment', interaction: id, attachment: attachment.id });
    return { url: access.url, expiresAt: access.expiresAt - (this.#now(source) - Date.now()) };
  };

  readonly #onIntent = (event: Event): void => {
    if (!(event instanceof IntentEvent)) return;
    event.stopPropagation();
    this.#follow(event.intent);
  };

  #follow(intent: Intent): void {
    switch (intent.type) {
      case 'select':
        this.#select(intent.interaction);
        break;
      case 'show-messages':
        this.#showMessages(intent.open);
        break;
      case 'retry':
        void this.#report(this.pad?.retry(intent.command), intent.command);
        break;
      case 'read-notices':
      case 'delete-notice':
      case 'dismiss':
        this.pad?.set(intent);
        break;
      default:
        void this.#send(intent);
    }
  }

  async #send(request: Request): Promise<void> {
    const command = await this.#gate.ask(request);
    if (command) await this.#report(this.pad?.send(command), command.id, subjectOf(command));
  }

  /** Tells the page when what the agent asked for fails; the agent sees it beside the control. */
  async #report(sent: Promise<void> | undefined, commandId: string, interactionId?: string): Promise<void> {
    try {
      await sent;
    } catch (thrown) {
      const { code, message } = PadError.from(thrown);
      const about = interactionId === undefined ? {} : { interactionId };
      this.dispatchEvent(new PadErrorEvent({ source: 'agent', code, message, commandId, ...about }));
    }
  }

  /** Shows an interaction and its record. Choosing the shown one again brings its record to the front. */
  #select(interaction: string | undefined): void {
    const { selected } = this.#pad.state;
    if (interaction !== selected) this.pad?.set({ type: 'select', ...(interaction ? { interaction } : {}) });
    else this.#openRecord({ source: 'agent' }, interactionOf(this.#pad.state, interaction));
  }

  #openRecord(told: Told, one: Interaction | undefined): void {
    if (!one?.record) return;
    const { record, id: interactionId } = one;
    if (!this.dispatchEvent(new PadRecordOpenEvent({ ...told, record, interactionId }))) return;
    const blocked = this.#records.show(record) === 'blocked';
    this._blocked = [...this._blocked.filter((id) => id !== one.id), ...(blocked ? [one.id] : [])];
    if (!blocked) return;
    const code = 'POPUP_BLOCKED';
    this.dispatchEvent(
      new PadErrorEvent({ ...told, code, message: this.#i18n.m.errors[code], interactionId }),
    );
  }

  #showMessages(open: boolean): void {
    this._messages = open;
    if (!open) this.renderRoot.querySelector('pad-agent-bar')?.focusMessages();
  }

  #onChange(change: Change): void {
    this.dispatchEvent(eventOf(change));
    this.#announcer.say(announcement(change, this.#i18n));
    if (change.type === 'interaction-offered') void this.#loadRinger();
    if (change.type !== 'interaction-selected') return;
    const { source, commandId } = change;
    this.#openRecord({ source, ...(commandId ? { commandId } : {}) }, change.interaction);
  }

  async #loadRinger(): Promise<void> {
    const { Ringer: Loaded } = await import('../controllers/ringer.js');
    this.#ringer ??= new Loaded();
    if (this.isConnected) this.requestUpdate();
  }

  /** Answers an offer by its shortcut; the key is used up whether or not it may be answered now (CG-27). */
  #answer(place: number): boolean {
    const view = this.#view;
    const one = offers(view)[place];
    if (!one?.offer) return false;
    if (permission(view, one, 'accept') === true)
      void this.#send({ type: 'accept', interaction: one.id, offer: one.offer.id });
    return true;
  }

  /** After Accept the focus goes to the panel; after any other end of an offer to the list. */
  #onFocusLost(left: Element): void {
    if ('interaction' in left)
      this.renderRoot.querySelector('pad-work')?.show((left as PadOffer).interaction?.id);
  }
}

define('contact-pad', ContactPad);

declare global {
  interface HTMLElementTagNameMap {
    'contact-pad': ContactPad;
  }
}
