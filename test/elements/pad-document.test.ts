import { expect, fixture, html } from '@open-wc/testing';
import type { Attachment, AttachmentAccess } from '../../src/core/index.js';
import type { PadDocument } from '../../src/elements/pad-document.js';
import '../../src/elements/pad-document.js';
import { anAttachment } from '../../src/testing/index.js';
import { waitUntil } from '../support/wait-until.js';
import { all, button, hasButton, one, shown, textOf } from './support.js';

const SECONDS = 4;
const RATE = 8000;

/** A silent sound of some seconds. */
function sound(): string {
  const bytes = new DataView(new ArrayBuffer(44 + RATE * SECONDS));
  const text = (at: number, word: string): void => {
    [...word].forEach((letter, index) => {
      bytes.setUint8(at + index, letter.charCodeAt(0));
    });
  };
  text(0, 'RIFF');
  bytes.setUint32(4, 36 + RATE * SECONDS, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, RATE, true);
  bytes.setUint32(28, RATE, true);
  bytes.setUint16(32, 1, true);
  bytes.setUint16(34, 8, true);
  text(36, 'data');
  bytes.setUint32(40, RATE * SECONDS, true);
  for (let at = 44; at < bytes.byteLength; at += 1) bytes.setUint8(at, 128);
  return URL.createObjectURL(new Blob([bytes.buffer], { type: 'audio/wav' }));
}

/** Something that any browser shows in a frame without asking. */
function page(): string {
  return URL.createObjectURL(new Blob(['letter'], { type: 'text/html' }));
}

const SOUND = anAttachment({ name: 'message.wav', type: 'audio/wav' });
const LATER = Date.now() + 60_000;

async function show(
  attachment: Attachment,
  answers: (AttachmentAccess | Error)[],
): Promise<{ element: PadDocument; asked: Attachment[] }> {
  const asked: Attachment[] = [];
  const access = (about: Attachment): Promise<AttachmentAccess> => {
    asked.push(about);
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    return answer instanceof Error || !answer
      ? Promise.reject(answer ?? new Error('none'))
      : Promise.resolve(answer);
  };
  const element = await fixture<PadDocument>(
    html`<pad-document .attachment=${attachment} .access=${access}></pad-document>`,
  );
  await shown();
  return { element, asked };
}

describe('a document', () => {
  it('is accessible as sound and as a file that cannot be shown', async () => {
    const { element } = await show(SOUND, [{ url: sound(), expiresAt: LATER }]);
    await expect(element).to.be.accessible();
    const other = await show(anAttachment({ name: 'a.docx', type: 'application/msword' }), [
      { url: sound(), expiresAt: LATER },
    ]);
    await expect(other.element).to.be.accessible();
  });

  it('plays sound with the controls of the browser', async () => {
    const { element } = await show(SOUND, [{ url: sound(), expiresAt: LATER }]);
    const audio = one<HTMLAudioElement>(element, 'audio');
    await waitUntil(() => audio.duration === SECONDS);
    expect(audio.controls).to.equal(true);
    expect(audio.ariaLabel).to.equal('message.wav');
  });

  it('renews an address that has run out, and keeps the place (WI-14)', async () => {
    const { element, asked } = await show(SOUND, [
      { url: sound(), expiresAt: Date.now() - 1 },
      { url: sound(), expiresAt: LATER },
    ]);
    const audio = one<HTMLAudioElement>(element, 'audio');
    const first = audio.src;
    await waitUntil(() => audio.duration === SECONDS);
    audio.currentTime = 2;
    await waitUntil(() => audio.src !== first && audio.readyState > 0 && audio.currentTime === 2);
    expect(asked).to.have.length(2);
  });

  it('renews once after an error, then says that the file could not be loaded, and tries again when asked', async () => {
    const { element, asked } = await show(SOUND, [{ url: '/no-such-file', expiresAt: LATER }]);
    await waitUntil(() => hasButton(element, 'Try again'));
    expect(asked).to.have.length(2);
    expect(textOf(element)).to.contain('The file could not be loaded.');
    button(element, 'Try again').click();
    await waitUntil(() => asked.length > 2);
  });

  it('says so when access is refused', async () => {
    const { element } = await show(SOUND, [new Error('refused')]);
    expect(textOf(element)).to.contain('The file could not be loaded.');
  });

  it('says that a kind of file cannot be shown, and offers it for download', async () => {
    const { element } = await show(anAttachment({ name: 'a.zip', type: 'application/zip' }), [
      { url: sound(), expiresAt: LATER },
    ]);
    expect(textOf(element))
      .to.contain('This kind of file cannot be shown here.')
      .and.contain('a.zip')
      .and.contain('1 kB');
    expect(hasButton(element, 'Download')).to.equal(true);
    expect(all(element, 'iframe, img, audio')).to.have.length(0);
  });

  it('shows PDF in a frame only where the browser can', async () => {
    const { element } = await show(anAttachment(), [{ url: page(), expiresAt: LATER }]);
    const frames = all<HTMLIFrameElement>(element, 'iframe').map(({ title }) => title);
    expect(frames).to.deep.equal(navigator.pdfViewerEnabled ? ['letter.pdf'] : []);
    expect(textOf(element).includes('This browser shows no PDF')).to.equal(!navigator.pdfViewerEnabled);
  });

  it('never loads an address that is not of the web', async () => {
    const { element } = await show(anAttachment({ type: 'image/png' }), [
      { url: 'javascript:alert(1)', expiresAt: LATER },
    ]);
    expect(all(element, 'img')).to.have.length(0);
    expect(textOf(element)).to.contain('The file could not be loaded.');
  });
});
