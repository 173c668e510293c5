import { html, nothing, type TemplateResult } from 'lit';
import type { CommandLife } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { failureLine } from './control.js';

/** A field in which an agent writes at length. */
export interface Written {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** In characters. */
  readonly longest: number;
  readonly fixed: boolean;
  /** The command that carries the text, until it is confirmed. */
  readonly life: CommandLife | undefined;
  /** What has become of the text, in words. */
  readonly status?: string;
  readonly buttons?: TemplateResult;
  readonly onInput: (text: string) => void;
  readonly onBlur?: () => void;
}

/** The field under its name; why its text was not taken stands beneath. */
export function written(of: Written, i18n: I18n): TemplateResult {
  return html`<h3>
      <label class="outside" for=${of.id}>${of.label}</label
      ><span class="muted saved" role="status">${of.status}</span>
    </h3>
    <textarea
      id=${of.id}
      maxlength=${of.longest}
      ?readonly=${of.fixed}
      .value=${of.text}
      @input=${(event: Event) => {
        of.onInput((event.target as HTMLTextAreaElement).value);
      }}
      @blur=${of.onBlur}
    ></textarea>
    ${of.buttons ?? nothing} ${failureLine(of.life, i18n)}`;
}
