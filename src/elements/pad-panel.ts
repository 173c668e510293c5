import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { FocusKeeper } from '../controllers/focus-keeper.js';
import { Timers } from '../controllers/timers.js';
import {
  classOf,
  initialState,
  interactionOf,
  type Attachment,
  type AttachmentAccess,
  type Interaction,
  type PadState,
} from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { caseDataStyles } from '../styles/case-data.js';
import { panelStyles } from '../styles/pad-panel.js';
import { formStyles } from '../styles/panel-forms.js';
import type { Ask } from './access.js';
import { ActionRow } from './action-row.js';
import { CaseData } from './case-data.js';
import { openTab, opening } from './contact-tab.js';
import { data, define } from './define.js';
import { DispositionPart } from './disposition.js';
import { IntentEvent, type Intent } from './events.js';
import type { Unopened } from './found-records.js';
import { Note } from './note.js';
import type {} from './pad-call.js';
import type {} from './pad-callback.js';
import type { ContactTab, PadContact } from './pad-contact.js';
import './pad-document.js';
import type {} from './pad-talk.js';
import type { ActionChoice, ActionName } from './panel-actions.js';
import {
  detailsSection,
  handoverSection,
  instructionSection,
  letterSection,
  recordSection,
} from './panel-facts.js';
import { PanelDoor } from './panel-door.js';
import { panelHeading } from './panel-heading.js';
import type { PanelHost } from './panel-host.js';
import { Reply } from './reply.js';
import { differsIn } from './slices.js';
import { transferBanner } from './transfer-banner.js';

/**
 * Everything about one interaction: status and counters, the controls that the backend allows, what it is about, and how
 * it ended. Each interaction has its own panel, which keeps its drafts and places while another is shown.
 *
 * @tagname pad-panel
 * @fires pad-command - what the agent asks for
 * @csspart heading - the contact or subject
 * @csspart actions - the controls
 * @csspart done - the button that finishes
 * @csspart failure - why a command failed
 * @csspart document - the frame around a document
 */
export class PadPanel extends LitElement implements PanelHost {
  static override styles: CSSResult[] = [base, panelStyles, formStyles, caseDataStyles];
  static override properties: PropertyDeclarations = {
    interaction: data,
    state: {
      ...data,
      hasChanged: differsIn(
        'agent',
        'sources',
        'commands',
        'transcripts',
        'typing',
        'drafts',
        'layout',
        'settings',
      ),
    },
    i18n: data,
    now: data,
    access: data,
    query: data,
    unopened: data,
    confirm: data,
    _dismissed: data,
  };

  interaction: Interaction | undefined;
  state: PadState = initialState;
  i18n: I18n = english;
  now: (source: string) => number = Date.now;
  access: ((one: Interaction, attachment: Attachment) => Promise<AttachmentAccess>) | undefined;
  /** Asks the backend for what is known of the contact, and for older messages. */
  query: Ask | undefined;
  /** Why the record was not opened. */
  unopened: Unopened[string];
  /** What the agent is asked about before it is done (WC-31). */
  confirm: readonly ActionName[] = [];
  /** When the failed transfer began whose banner the agent has put away. */
  private _dismissed: number | undefined;

  readonly #caseData = new CaseData(this);
  readonly #door = new PanelDoor(this);
  readonly #note = new Note(this);
  readonly #disposition = new DispositionPart(this);
  readonly #reply = new Reply(this, () => {
    this.focusHeading();
  });
  readonly #actions = new ActionRow(this, {
    act: (choice) => {
      void this.#act(choice);
    },
    blocked: (reason) => {
      // What is missing is put in front (WI-19).
      if (reason === 'DISPOSITION_REQUIRED') {
        this.#door.open();
        this.#disposition.miss();
      }
    },
    unsent: () => this.#reply.unsent,
    asksFirst: (name) => this.confirm.includes(name),
  });

  constructor() {
    super();
    new Timers(this);
    new FocusKeeper(this, () => {
      this.focusHeading();
    });
  }

  /** Gives the focus to the heading. */
  focusHeading(): void {
    this.#focus('h2');
  }

  override render(): TemplateResult | typeof nothing {
    const { interaction: one, i18n } = this;
    if (!one) return nothing;
    return html`<div class="top" @history=${this.#onHistory}>
        ${this.#transfer(one)} ${panelHeading(one, interactionOf(this.state, one.parent), i18n)}
        ${this.#actions.render()}
      </div>
      ${this.#call(one)} ${this.#door.render()}
      <div class="body" ?data-open=${this.#door.isOpen} @keydown=${this.#door.onKey}>
        <div class="main">
          ${this.#talk(one)} ${this.#reply.render()} ${this.#callback(one)} ${handoverSection(one, i18n)}
          ${recordSection(one, this.unopened, this.state, i18n)} ${instructionSection(one, i18n)}
          ${letterSection(one, i18n)} ${this.#caseData.render()}
        </div>
        <div class="side">
          ${this.#disposition.render()} ${this.#note.render()} ${this.#documents(one)}
          ${detailsSection(one, i18n)}
        </div>
        ${this.#contact(one)}
      </div>`;
  }

  #transfer(one: Interaction): TemplateResult | typeof nothing {
    if (one.transfer?.since === this._dismissed) return nothing;
    const onDismiss = (): void => {
      this._dismissed = one.transfer?.since;
      this.focusHeading();
    };
    return transferBanner(this.state, one, onDismiss, this.i18n);
  }

  /** What only calls have is loaded with the first of them. */
  #call(one: Interaction): TemplateResult | typeof nothing {
    const { state, i18n, now } = this;
    if (classOf(one.medium) !== 'live') return nothing;
    void import('./voice.js');
    return html`<pad-call .interaction=${one} .state=${state} .i18n=${i18n} .now=${now}></pad-call>`;
  }

  #callback(one: Interaction): TemplateResult | typeof nothing {
    const { state, i18n, now } = this;
    if (!one.callback) return nothing;
    return html`<pad-callback .interaction=${one} .state=${state} .i18n=${i18n} .now=${now}></pad-callback>`;
  }

  #talk(one: Interaction): TemplateResult | typeof nothing {
    const { state, i18n, now, query } = this;
    if (!one.conversation) return nothing;
    void import('./talk.js');
    return html`<pad-talk
      .interaction=${one}
      .state=${state}
      .i18n=${i18n}
      .now=${now}
      .query=${query}
    ></pad-talk>`;
  }

  /** What is known of the contact is loaded when the agent opens it. */
  #contact(one: Interaction): TemplateResult | typeof nothing {
    const { state, i18n, query } = this;
    const tab = openTab(state, one.id);
    if (!one.contact && !one.can['assign-contact']) return nothing;
    const onToggle = ({ target }: Event): void => {
      const { open } = target as HTMLDetailsElement;
      if (open !== !!tab) this.#openTab(open ? 'information' : undefined);
    };
    // The tab that it shows is its own matter until the agent has done something there.
    const onUse = ({ currentTarget }: Event): void => {
      this.#openTab((currentTarget as PadContact).tab);
    };
    if (tab) void import('./contact.js');
    return html`<details class="contact" ?open=${!!tab} @toggle=${onToggle}>
      <summary>${i18n.m.contact}</summary>
      ${
        tab
          ? html`<pad-contact
              .interaction=${one}
              .state=${state}
              .i18n=${i18n}
              .query=${query}
              .tab=${tab}
              @click=${onUse}
              @keydown=${onUse}
            ></pad-contact>`
          : nothing
      }
    </details>`;
  }

  #openTab(tab: ContactTab | undefined): void {
    const { state, interaction: { id } = { id: '' } } = this;
    if (tab !== openTab(state, id)) this.dispatchEvent(new IntentEvent(opening(state, id, tab)));
  }

  readonly #onHistory = (): void => {
    this.#openTab('history');
    void this.updateComplete.then(() => {
      this.#focus('.contact summary');
    });
  };

  #documents(one: Interaction): TemplateResult | typeof nothing {
    if (one.attachments.length === 0) return nothing;
    const access = (attachment: Attachment): Promise<AttachmentAccess> =>
      this.access?.(one, attachment) ?? Promise.reject(new Error('no access'));
    return html`<section class="documents">
      <h3>${this.i18n.m.documents}</h3>
      ${one.attachments.map(
        (attachment) =>
          html`<pad-document
            exportparts="document"
            .attachment=${attachment}
            .access=${access}
            .i18n=${this.i18n}
          ></pad-document>`,
      )}
    </section>`;
  }

  /** What would take the interaction away waits until the note is safe. */
  async #act({ intent }: ActionChoice): Promise<void> {
    if (intent.type === 'write') {
      this.#door.open();
      this.#reply.open();
    } else if (!this.#note.unsaved || (await this.#note.settle()))
      this.dispatchEvent(new IntentEvent(this.#whole(intent)));
    else this.#focus('#note');
  }

  /** Which number of the contact to call is chosen beside the button (WC-15). */
  #whole(intent: Intent): Intent {
    if (intent.type !== 'call') return intent;
    return { ...intent, ...this.renderRoot.querySelector('pad-callback')?.chosen };
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

define('pad-panel', PadPanel);

declare global {
  interface HTMLElementTagNameMap {
    'pad-panel': PadPanel;
  }
}
