import {
  LitElement,
  html,
  nothing,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
import { everySecond } from '../controllers/clock.js';
import type { I18n } from '../i18n/index.js';
import { whyWords } from '../i18n/why-en.js';
import { base } from '../styles/base.js';
import { whyStyles } from '../styles/pad-why.js';
import { data, define } from './define.js';

/** From the control to the words, and from the words to the edge of the window, in pixels. */
const GAP = 6;

/**
 * Why a control is blocked and what can be done about it, beside the control that was pressed; Escape and a click elsewhere
 * take it away, as does the end of what blocks the control; the focus stays where it is.
 *
 * @tagname pad-why
 */
export class PadWhy extends LitElement {
  static override styles: CSSResult[] = [base, whyStyles];
  static override properties: PropertyDeclarations = { reason: data, advice: data };

  reason: string = '';
  advice: string | undefined;
  #stop = (): void => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'auto';
    this.role = 'status';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  override render(): TemplateResult {
    return html`<p>${this.reason}</p>
      ${this.advice ? html`<p class="muted">${this.advice}</p>` : nothing}`;
  }

  /** Says it beside that control. */
  async show(control: HTMLElement, reason: string, advice: string | undefined): Promise<void> {
    this.#stop();
    Object.assign(this, { reason: '', advice: undefined });
    await this.updateComplete;
    this.showPopover();
    // What a live region holds already is not said: the words come after it is there.
    Object.assign(this, { reason, advice });
    await this.updateComplete;
    const { left, top, bottom } = control.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = this;
    const isBelow = bottom + GAP + offsetHeight < innerHeight;
    this.style.left = `${Math.max(GAP, Math.min(left, innerWidth - offsetWidth - GAP))}px`;
    this.style.top = `${isBelow ? bottom + GAP : Math.max(GAP, top - GAP - offsetHeight)}px`;
    this.#stop = everySecond(() => {
      if (control.isConnected && control.ariaDisabled === 'true' && this.matches(':popover-open')) return;
      this.#stop();
      this.hidePopover();
    });
  }
}

/** Says why a control is blocked, unless the words stand beside it or in it already. */
export function tellWhy(control: HTMLElement, home: ParentNode & Node, i18n: I18n): void {
  const reason = control.title;
  const beside = (control.getRootNode() as ShadowRoot).querySelector('.why')?.textContent ?? '';
  if (!reason || `${control.textContent} ${beside}`.includes(reason)) return;
  const found = home.querySelector('pad-why');
  const element = found ?? document.createElement('pad-why');
  if (!found) home.appendChild(element);
  void element.show(control, reason, adviceOn(reason, i18n));
}

/** A control says its reason in words alone: they are looked up. */
function adviceOn(reason: string, i18n: I18n): string | undefined {
  const [code] = Object.entries(i18n.m.reasons).find(([, words]) => words === reason) ?? [];
  const advice: Readonly<Record<string, string>> = whyWords(i18n).advice;
  return code && advice[code];
}

define('pad-why', PadWhy);

declare global {
  interface HTMLElementTagNameMap {
    'pad-why': PadWhy;
  }
}
