import { LitElement, html, type CSSResult, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Attachment, AttachmentAccess } from '../core/index.js';
import { english, type I18n } from '../i18n/index.js';
import { base } from '../styles/base.js';
import { data, define } from './define.js';
import { icon } from './icons.js';
import { safeUrl } from './safe-url.js';
import { documentStyles } from '../styles/pad-document.js';

type Kind = 'audio' | 'image' | 'pdf' | 'unknown';

/** Gets the address of the attachment; `expiresAt` on the local clock. */
type Access = (attachment: Attachment) => Promise<AttachmentAccess>;

/**
 * A document of an interaction: sound, picture or PDF shown in place; what cannot be shown says so, and everything can
 * be downloaded. The address is short-lived: it is renewed when it has run out, and a sound goes on where it was.
 *
 * @tagname pad-document
 * @csspart document - the frame around it
 */
export class PadDocument extends LitElement {
  static override styles: CSSResult[] = [base, documentStyles];
  static override properties: PropertyDeclarations = {
    attachment: data,
    access: data,
    i18n: data,
    _url: data,
    _failed: data,
  };

  attachment: Attachment | undefined;
  access: Access | undefined;
  i18n: I18n = english;
  private _url: string | undefined;
  private _failed: boolean = false;

  #expiresAt = 0;
  /** Addresses in a row that did not work. */
  #failures = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.#renew());
  }

  override render(): TemplateResult {
    const { attachment, i18n } = this;
    if (!attachment) return html``;
    const { name, size } = attachment;
    return html`<figure part="document">
      ${this.#content(attachment)}
      <figcaption>
        <span class="cut outside" title=${name}>${name}</span
        ><span class="muted number">${i18n.bytes(size)}</span>
        <button class="quiet" aria-description=${name} @click=${this.#onDownload}>
          ${icon('download')}${i18n.m.download}
        </button>
      </figcaption>
    </figure>`;
  }

  #content(attachment: Attachment): TemplateResult {
    const { m } = this.i18n;
    const kind = kindOf(attachment);
    if (this._failed) return html`${this.#say(m.documentFailed)}${this.#again()}`;
    if (kind === 'unknown') return this.#say(m.documentUnknown);
    if (kind === 'pdf' && !navigator.pdfViewerEnabled) return this.#say(m.documentNoPdf);
    if (!this._url) return this.#say(m.loading);
    if (kind === 'audio') return this.#audio(attachment, this._url);
    if (kind === 'pdf')
      return html`<iframe src=${this._url} title=${attachment.name} referrerpolicy="no-referrer"></iframe>`;
    return html`<img
      src=${this._url}
      alt=${attachment.name}
      referrerpolicy="no-referrer"
      @error=${this.#onError}
      @load=${this.#onLoad}
    />`;
  }

  #audio({ name }: Attachment, url: string): TemplateResult {
    return html`<audio
      controls
      preload="metadata"
      src=${url}
      aria-label=${name}
      @error=${this.#onError}
      @loadedmetadata=${this.#onLoad}
      @play=${this.#onUse}
      @seeking=${this.#onUse}
    ></audio>`;
  }

  #say(text: string): TemplateResult {
    return html`<p class="said muted">${text}</p>`;
  }

  #again(): TemplateResult {
    return html`<button
      @click=${() => {
        this.#failures = 0;
        void this.#renew();
      }}
    >
      ${this.i18n.m.tryAgain}
    </button>`;
  }

  /** Asks for a fresh address. */
  async #renew(): Promise<void> {
    if (!this.attachment || !this.access) return;
    this._failed = false;
    try {
      const { url, expiresAt } = await this.access(this.attachment);
      const fresh = loadable(url);
      // An address that did not work just now will not work either.
      this._failed = fresh === undefined || (this.#failures > 0 && fresh === this._url);
      this._url = fresh;
      this.#expiresAt = expiresAt;
    } catch {
      this._failed = true;
    }
    await this.updateComplete;
  }

  /** The same sound at a fresh address, at the same place, playing if it was. */
  async #renewAudio(audio: HTMLAudioElement): Promise<void> {
    const { currentTime, paused } = audio;
    await this.#renew();
    if (this._failed) return;
    audio.addEventListener(
      'loadedmetadata',
      () => {
        audio.currentTime = currentTime;
        if (!paused) void audio.play().catch(() => undefined);
      },
      { once: true },
    );
  }

  readonly #onUse = (event: Event): void => {
    if (Date.now() >= this.#expiresAt && event.target instanceof HTMLAudioElement) {
      this.#expiresAt = Infinity;
      void this.#renewAudio(event.target);
    }
  };

  readonly #onLoad = (): void => {
    this.#failures = 0;
  };

  readonly #onError = (event: Event): void => {
    this.#failures += 1;
    if (this.#failures > 1) this._failed = true;
    else if (event.target instanceof HTMLAudioElement) void this.#renewAudio(event.target);
    else void this.#renew();
  };

  readonly #onDownload = async (): Promise<void> => {
    if (!this._url || Date.now() >= this.#expiresAt) await this.#renew();
    if (this._failed || !this._url || !this.attachment) return;
    const link = document.createElement('a');
    const { name: download } = this.attachment;
    Object.assign(link, { href: this._url, download, target: '_blank', rel: 'noopener noreferrer' });
    link.referrerPolicy = 'no-referrer';
    link.click();
  };
}

function kindOf({ type }: Attachment): Kind {
  if (type === 'application/pdf') return 'pdf';
  if (type.startsWith('audio/')) return 'audio';
  // SVG is a document that can hold scripts: a gateway never serves it as a picture.
  return type.startsWith('image/') && type !== 'image/svg+xml' ? 'image' : 'unknown';
}

/** Addresses from a backend are from outside too: the web, or a blob of this page. */
function loadable(url: string): string | undefined {
  return url.startsWith('blob:') ? url : safeUrl(url);
}

define('pad-document', PadDocument);

declare global {
  interface HTMLElementTagNameMap {
    'pad-document': PadDocument;
  }
}
