import type { ReactiveController } from 'lit';
import { interactionOf, type Entry, type Interaction, type Pad, type PadState } from '../core/index.js';
import { english, titleOf } from '../i18n/index.js';
import { talkWords } from '../i18n/talk-en.js';
import type { ContactPad } from './contact-pad.js';
import { PadEvent, type Told } from './events.js';

/** How much of a message is read out, in characters. */
const SAID = 200;

/** `pad-message`: something was written in a conversation of this agent's; told once, in order. */
export class PadMessageEvent extends PadEvent<Told & { readonly entry: Entry }> {
  constructor(detail: Told & { readonly entry: Entry }) {
    super('pad-message', detail);
  }
}

/** Whether this agent wrote it: in a chat there is no other agent, among agents the other one is known. */
export function isOwn({ by }: Entry, one: Interaction | undefined): boolean {
  return by.kind === 'agent' && by.id !== one?.peer?.id;
}

const followed = new WeakSet<ContactPad>();

/** Tells the page of every message, and the agent of one that is not in view: the transcript that is reads it out itself. */
export function followTalks(pad: ContactPad): void {
  if (followed.has(pad)) return;
  followed.add(pad);
  pad.addController(new TalkNews(pad));
}

class TalkNews implements ReactiveController {
  readonly #root: ContactPad;
  readonly #voice = Object.assign(document.createElement('div'), { className: 'sr', role: 'status' });
  #pad: Pad | undefined;
  #stop: (() => void) | undefined;
  /** The number of the last entry of each conversation that was told. */
  #told = new Map<string, number>();

  constructor(root: ContactPad) {
    this.#root = root;
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdated(): void {
    this.#follow();
  }

  /** A disconnect may be a move. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#root.isConnected) this.#leave();
    });
  }

  #follow(): void {
    const { pad, renderRoot } = this.#root;
    if (!this.#voice.isConnected) renderRoot.append(this.#voice);
    if (pad === this.#pad || !this.#root.isConnected) return;
    this.#leave();
    this.#pad = pad;
    this.#told = new Map();
    this.#stop = pad?.subscribe((state) => {
      this.#hear(state, true);
    });
    // What came while this was being loaded has been seen already, but the page has not been told.
    if (pad) this.#hear(pad.state, false);
  }

  #leave(): void {
    this.#stop?.();
    this.#stop = this.#pad = undefined;
  }

  #hear(state: PadState, aloud: boolean): void {
    for (const [id, entries] of Object.entries(state.transcripts)) {
      const told = this.#told.get(id) ?? 0;
      const news = entries.filter(({ number }) => number > told);
      if (news.length === 0) continue;
      this.#told.set(id, news.at(-1)?.number ?? told);
      for (const entry of news) this.#tell(entry, state, aloud);
    }
  }

  #tell(entry: Entry, state: PadState, aloud: boolean): void {
    const [commandId] = aloud ? state.cause.by : [];
    const one = interactionOf(state, entry.interaction);
    const own = isOwn(entry, one);
    const source = own ? 'agent' : 'backend';
    this.#root.dispatchEvent(new PadMessageEvent({ source, ...(commandId && { commandId }), entry }));
    if (!aloud || own || !one || state.selected === one.id) return;
    const { i18n = english } = this.#root.renderRoot.querySelector('pad-work') ?? {};
    this.#voice.lang = i18n.language;
    // The same words again are another text.
    this.#voice.replaceChildren(talkWords(i18n).newMessage(titleOf(one, i18n), entry.text.slice(0, SAID)));
  }
}
