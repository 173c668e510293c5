import { render } from 'lit';
import { classOf, type Interaction } from '../core/index.js';
import { contactOf, titleOf, type I18n } from '../i18n/index.js';
import { drawing } from './first-icons.js';
import { whyUnopened, type Unopened } from './found-records.js';
import { ICONS } from './icons.js';
import { phaseName } from './phase-words.js';
import { safeUrl } from './safe-url.js';

/** What a card shows. */
export interface Card {
  readonly one: Interaction;
  readonly unread: boolean;
  readonly selected: boolean;
  /** Why its record was not opened. */
  readonly unopened: Unopened[string];
  /** What a consult is about. */
  readonly parent: Interaction | undefined;
}

/** A card as it stands on its row. */
export interface Shown extends Card {
  readonly parts: Parts;
  readonly texts: Readonly<Record<'medium' | 'title' | 'name' | 'about' | 'phase', string>>;
}

/** A row of the list, with the card that stands on it. */
export interface Row extends HTMLElement {
  shown?: Shown;
}

/** What stands in a row, in this order. */
type Parts = readonly [
  tile: HTMLElement,
  title: HTMLElement,
  time: HTMLElement,
  about: HTMLAnchorElement,
  phase: HTMLElement,
];

let blank: HTMLElement | undefined;

/** The row of a card with nothing written on it yet: a copy, which is the fastest way to a thousand. */
export function newRow(id: string): Row {
  blank ??= makeBlank();
  const row = blank.cloneNode(true) as HTMLElement;
  row.dataset.id = id;
  return row;
}

/** Without an address the `<a>` is no link, only text. */
function makeBlank(): HTMLElement {
  const row = made('div', '', { role: 'listitem' });
  const tile = made('span', 'tile');
  render(drawing(''), tile);
  row.append(
    tile,
    made('button', 'title cut outside', { tabindex: '-1' }),
    made('time', 'muted'),
    made('a', 'about cut outside', { tabindex: '-1', target: '_blank', rel: 'noopener noreferrer' }),
    made('span', 'phase'),
  );
  return row;
}

function made(
  tag: string,
  className: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const element = Object.assign(document.createElement(tag), { className });
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/**
 * Writes on the row of a card what differs from what it showed. By hand: a template takes twice as long to find that out
 * (decision 0006), and there may be a thousand cards.
 */
export function writeCard(row: Row, card: Card, was: Shown | undefined, i18n: I18n): void {
  const { one, unread, selected, unopened, parent } = card;
  const parts = was?.parts ?? ([...row.children] as unknown as Parts);
  const [tile, title, time, about, phase] = parts;
  const before = was?.one;
  const texts = textsOf(card, i18n);
  const old = was?.texts;
  if (one.medium !== before?.medium) {
    tile.dataset.class = classOf(one.medium);
    tile.title = texts.medium;
    tile.querySelector('path')?.setAttribute('d', ICONS[one.medium]);
  }
  if (texts.title !== old?.title) title.textContent = texts.title;
  if (texts.name !== old?.name) title.ariaLabel = texts.name;
  if (texts.about !== old?.about) about.textContent = texts.about;
  if (texts.phase !== old?.phase) phase.textContent = texts.phase;
  if (one.phase !== before?.phase) phase.dataset.phase = one.phase;
  if (one.record?.url !== before?.record?.url) link(about, one.record?.url);
  if (one.since !== before?.since) Object.assign(time.dataset, { source: one.source, since: one.since });
  if (selected !== was?.selected) {
    title.ariaCurrent = String(selected);
    row.classList.toggle('selected', selected);
  }
  if (parent !== was?.parent) row.classList.toggle('within', !!parent && classOf(parent.medium) === 'live');
  if (unread !== was?.unread) mark(row, 'unread', unread ? '' : undefined);
  const why = whyUnopened(unopened);
  if (unopened !== was?.unopened) mark(row, 'blocked', why && i18n.m[why]);
  row.shown = { ...card, parts, texts };
}

function textsOf({ one, unread, parent }: Card, i18n: I18n): Shown['texts'] {
  const medium = i18n.m.media[one.medium];
  const title = titleOf(one, i18n);
  const phase = phaseName(one, i18n);
  const name = [title, medium, phase, unread ? i18n.m.unread : ''].filter(Boolean).join(', ');
  return { medium, title, name, about: aboutOf(one, parent, i18n), phase };
}

function aboutOf(one: Interaction, parent: Interaction | undefined, i18n: I18n): string {
  if (one.parent !== undefined)
    return parent ? i18n.m.consultAbout(titleOf(parent, i18n)) : i18n.m.consultation;
  return one.record?.label ?? (contactOf(one) ? one.subject : '');
}

function link(about: HTMLAnchorElement, url: string | undefined): void {
  const href = url === undefined ? undefined : safeUrl(url);
  if (href === undefined) about.removeAttribute('href');
  else about.href = href;
}

/** What stands at the end of a row only sometimes; without words it is a dot, which the name of the card says too. */
function mark(row: HTMLElement, name: 'unread' | 'blocked', text: string | undefined): void {
  row.querySelector(`.${name}`)?.remove();
  if (text === undefined) return;
  const marked = made('span', name);
  marked.textContent = text;
  row.append(marked);
}
