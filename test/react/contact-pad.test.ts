import { expect, waitUntil } from '@open-wc/testing';
import { StrictMode, createElement, useEffect, useState, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { Pad, type PadError } from '../../src/core/index.js';
import type { ContactPad as Element, PadInteractionEvent, PadRecordOpenEvent } from '../../src/index.js';
import { ContactPad, type ContactPadProps } from '../../src/react/index.js';
import {
  aLink,
  aSnapshot,
  anAgent,
  anOfferedInteraction,
  anInteraction,
  fakeAdapter,
  virtualClock,
  type FakeAdapter,
} from '../../src/testing/index.js';
import { button, shown, textOf } from '../elements/support.js';

const RECORD = { url: '/record.html?id=4711', label: 'Loan 4711', type: 'Loan', id: '4711' };

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
});

afterEach(() => {
  root.unmount();
  place.remove();
});

/** Says when React has put its children on the page and has run their effects. */
function Rendered({
  then,
  children,
}: {
  readonly then: () => void;
  readonly children?: ReactNode;
}): ReactNode {
  useEffect(then);
  return children;
}

/** Renders it, and waits until it is on the screen. */
async function render(node: ReactNode): Promise<void> {
  await new Promise<void>((resolve) => {
    root.render(createElement(Rendered, { then: resolve }, node));
  });
  await shown();
}

const element = (): Element => {
  const found = place.querySelector('contact-pad');
  if (!found) throw new Error('there is no pad');
  return found;
};

const connected = (): Promise<void> =>
  waitUntil(() => textOf(element()).includes('You are Ready'), 'it is connected', { timeout: 8_000 });

function aPad(): { readonly pad: Pad; readonly adapter: FakeAdapter } {
  const adapter = fakeAdapter({ first: [aSnapshot({ agent: anAgent() }), { type: 'link', link: aLink() }] });
  return { pad: new Pad({ adapter, clock: virtualClock() }), adapter };
}

/** A page as its author writes it: it connects the pad when it is there, and disconnects it when it goes. */
function Page({ pad, ...rest }: ContactPadProps & { readonly pad: Pad }): ReactNode {
  useEffect(() => {
    pad.connect().catch((error: PadError) => {
      if (error.code !== 'CLOSED') throw error;
    });
    return () => void pad.disconnect();
  }, [pad]);
  return createElement(ContactPad, { pad, ...rest });
}

describe('contact-pad/react', () => {
  it('is accessible, and gives the element its properties', async () => {
    const { pad } = aPad();
    await render(createElement(Page, { pad, locale: 'sv', label: 'Second pad', layout: 'narrow' }));
    await expect(element()).to.be.accessible();
    expect(element().pad === pad).to.equal(true);
    expect(element().label).to.equal('Second pad');
    expect(element().getAttribute('layout')).to.equal('narrow');
    expect(element().locale).to.equal('sv');
  });

  it('tells events by the newest handler', async () => {
    const { pad, adapter } = aPad();
    const told: string[] = [];
    const hear =
      (who: string) =>
      ({ detail }: PadInteractionEvent): void => {
        told.push(`${who} ${detail.interaction.id}`);
      };
    await render(createElement(Page, { pad, onPadInteractionOffered: hear('first') }));
    adapter.reportInteraction(anOfferedInteraction({ id: 'item-1' }));
    await render(createElement(Page, { pad, onPadInteractionOffered: hear('second') }));
    adapter.reportInteraction(anOfferedInteraction({ id: 'item-2' }));
    await render(createElement(Page, { pad }));
    adapter.reportInteraction(anOfferedInteraction({ id: 'item-3' }));
    expect(told).to.deep.equal(['first item-1', 'second item-2']);
  });

  it('lets a page show the record itself', async () => {
    const { pad, adapter } = aPad();
    const opened: PadRecordOpenEvent['detail'][] = [];
    const onPadRecordOpen = (event: PadRecordOpenEvent): void => {
      event.preventDefault();
      opened.push(event.detail);
    };
    await render(createElement(Page, { pad, onPadRecordOpen }));
    adapter.reportInteraction(anOfferedInteraction());
    await shown();
    button(element(), 'Accept').click();
    await shown();
    adapter.reportInteraction(anInteraction({ record: RECORD }), adapter.sent[0]?.id ?? '');
    await shown();
    expect(opened.map(({ record }) => record)).to.deep.equal([RECORD]);
  });

  it('gives the element to a ref, and takes it back', async () => {
    const { pad } = aPad();
    const ref: { current: Element | null } = { current: null };
    await render(createElement(Page, { pad, ref }));
    expect(ref.current === element()).to.equal(true);
    await render(null);
    expect(ref.current).to.equal(null);
  });

  it('connects again where React runs effects twice, and shows the pad', async () => {
    const { pad } = aPad();
    await render(createElement(StrictMode, null, createElement(Page, { pad })));
    await connected();
  });

  it('is gone and comes back with a new pad', async () => {
    const Toggled = (): ReactNode => {
      const [{ pad }] = useState(aPad);
      return createElement(Page, { pad });
    };
    await render(createElement(Toggled));
    const before = element();
    await render(null);
    expect(before.isConnected).to.equal(false);
    await render(createElement(Toggled));
    expect(element() === before).to.equal(false);
    await connected();
  });

  it('takes properties and events at the bare tag', async () => {
    const { pad, adapter } = aPad();
    const told: string[] = [];
    const attributes = {
      pad,
      'onpad-interaction-offered': ({ detail }: PadInteractionEvent) => told.push(detail.interaction.id),
    };
    await render(createElement('contact-pad', attributes));
    await pad.connect();
    adapter.reportInteraction(anOfferedInteraction({ id: 'item-1' }));
    await shown();
    expect(element().pad === pad).to.equal(true);
    expect(told).to.deep.equal(['item-1']);
  });
});
