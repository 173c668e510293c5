import { expect } from '@open-wc/testing';
import type { Notice } from '../../src/core/index.js';
import { announcement, noticeText } from '../../src/i18n/announcements.js';
import { en as pad } from '../../src/i18n/en.js';
import { I18n, offerName } from '../../src/i18n/index.js';
import { i18nOf } from '../../src/i18n/languages.js';
import { aLink, anAgent, anInteraction } from '../../src/testing/index.js';

const base = { id: 'n', at: 0, read: false } as const;
const missed: Notice = { ...base, level: 'warning', code: 'offer-missed' };
const refused: Notice = { ...base, level: 'error', code: 'command-refused', error: 'FORBIDDEN' };

/** What is said of an offer, when it was accepted, when it was missed, when the link broke, when something failed, of a state. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  ar: [
    'مهمة من Eva Lind',
    'تم الاتصال مع Eva Lind',
    'لم ترد في الوقت المحدد.',
    'غير متصل',
    'رُفض الطلب. غير مسموح لك بهذا.',
    'حالة الوكيل: غير جاهز (Lunch)',
  ],
  de: [
    'Vorgang von Eva Lind',
    'Verbunden mit Eva Lind',
    'Sie haben nicht rechtzeitig angenommen.',
    'Offline',
    'Das wurde abgelehnt. Das dürfen Sie nicht.',
    'Status: Nicht bereit (Lunch)',
  ],
  en: [
    'Work item from Eva Lind',
    'Connected to Eva Lind',
    'You did not answer in time.',
    'Offline',
    'It was refused. You are not allowed to do this.',
    'Agent state: Not Ready (Lunch)',
  ],
  es: [
    'Tarea de Eva Lind',
    'Conectado con Eva Lind',
    'No respondió a tiempo.',
    'Sin conexión',
    'La petición fue rechazada. No tiene permiso para hacer esto.',
    'Estado: No listo (Lunch)',
  ],
  fr: [
    'Tâche de Eva Lind',
    'En communication avec Eva Lind',
    'Vous n’avez pas répondu à temps.',
    'Hors ligne',
    'La demande a été refusée. Vous n’êtes pas autorisé à le faire.',
    'État\u00a0: Non prêt (Lunch)',
  ],
  ja: [
    'Eva Lindからの作業項目',
    'Eva Lindとつながりました',
    '時間内に応答しませんでした。',
    'オフライン',
    '拒否されました。 この操作は許可されていません。',
    'オペレーターの状態: 受付不可 (Lunch)',
  ],
  sv: [
    'Arbetsuppgift från Eva Lind',
    'I kontakt med Eva Lind',
    'Du svarade inte i tid.',
    'Frånkopplad',
    'Det avvisades. Du har inte behörighet till detta.',
    'Agentstatus: Ej redo (Lunch)',
  ],
};

describe('what is said aloud', () => {
  for (const [tag, words] of Object.entries(SAID))
    it(`is said in the language of the pad: ${tag}`, async () => {
      const i18n = tag === 'en' ? new I18n('en', { pad }) : await i18nOf(tag);
      const source = 'backend' as const;
      const interaction = anInteraction();
      const texts = [
        { type: 'interaction-accepted', interaction, source } as const,
        { type: 'notice', notice: missed, source } as const,
        { type: 'link', link: aLink({ state: 'down' }), source } as const,
        { type: 'notice', notice: refused, source } as const,
        { type: 'agent', agent: anAgent({ state: 'not-ready', reason: 'lunch' }), source } as const,
      ].map((change) => announcement(change, i18n)?.text);
      expect([offerName(interaction, i18n), ...texts]).to.deep.equal(words);
    });

  it('says once that nobody knows what became of a command', async () => {
    const notice = { ...refused, code: 'command-unknown', error: 'UNKNOWN' } as const;
    expect(noticeText(notice, await i18nOf('sv'))).to.equal(
      'Inget svar kom. Det är okänt om detta blev gjort.',
    );
  });

  it('counts as the language does: Arabic has six forms', async () => {
    const ar = await i18nOf('ar-u-nu-latn');
    expect([0, 1, 2, 3, 11, 100].map((n) => ar.count(ar.m.messagesUnread, n))).to.deep.equal([
      'لا إشعارات غير مقروءة',
      'إشعار واحد غير مقروء',
      'إشعاران غير مقروءين',
      '3 إشعارات غير مقروءة',
      '11 إشعاراً غير مقروء',
      '100 إشعار غير مقروء',
    ]);
    expect(ar.rtl).to.equal(true);
  });

  it('writes numbers, dates and durations as the locale does', async () => {
    const [de, fr, ja] = await Promise.all(['de', 'fr', 'ja'].map(i18nOf));
    expect(de?.number(12_345.5)).to.equal('12.345,5');
    expect(fr?.date('2026-02-01')).to.equal('1 févr. 2026');
    expect(ja?.date('2026-02-01')).to.equal('2026/02/01');
    expect(ja?.duration(3_840_000)).to.equal('1:04 時間');
  });
});
