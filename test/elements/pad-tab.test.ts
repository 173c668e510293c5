import { expect } from '@open-wc/testing';
import '../../src/controllers/ringer.js';
import type { Audio, Interaction, TabDuty } from '../../src/core/index.js';
import '../../src/elements/tabs.js';
import { aGoneInteraction, aLink, anAgent, anOffer, anOfferedInteraction } from '../../src/testing/index.js';
import { desktop, type Desktop } from '../support/notification-spy.js';
import { soundSpy } from '../support/sound-spy.js';
import { aCall, anAudio } from './call-stage.js';
import { all, button, focused, hasButton, one, shown, stage, textOf, type Stage } from './support.js';

const HERE: TabDuty = { leads: true, front: false };
const ELSEWHERE: TabDuty = { leads: false, front: true };
const AGENT = anAgent({ can: { ...anAgent().can, 'enable-audio': true } });

async function tell({ adapter }: Stage, tab?: TabDuty, audio: Audio | undefined = anAudio()): Promise<void> {
  adapter.report({ type: 'link', link: aLink({ ...(audio && { audio }), ...(tab && { tab }) }) });
  await shown();
}

function lineOf({ element }: Stage): string {
  return textOf(one(element, 'pad-tab'));
}

async function inTab(tab?: TabDuty, ...interactions: Interaction[]): Promise<Stage> {
  const here = await stage(interactions, { agent: AGENT });
  await tell(here, tab);
  return here;
}

/** Whether the browser would ask before it closes the page. */
function warns(): boolean {
  return !dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

describe('which tab has the sound', () => {
  it('is said in every tab, and nowhere where there is one tab or no sound', async () => {
    const here = await inTab(HERE);
    expect(lineOf(here)).to.equal('Sound is in this tab');
    await tell(here, ELSEWHERE);
    expect(lineOf(here)).to.contain('Sound is in another tab');
    await expect(here.element).to.be.accessible();
    await tell(here);
    expect(lineOf(here)).to.equal('');
    here.adapter.report({ type: 'link', link: aLink({ tab: HERE }) });
    await shown();
    expect(lineOf(here)).to.equal('');
  });

  it('marks the tab of the call', async () => {
    const here = await inTab(HERE, aCall());
    expect(lineOf(here)).to.equal('Your call is in this tab. Closing it ends the call.');
    await tell(here, ELSEWHERE);
    expect(lineOf(here)).to.contain('Your call is in another tab');
  });

  it('can be changed from a tab without it, and says why not', async () => {
    const here = await inTab(HERE);
    expect(hasButton(here.element, 'Move the sound here')).to.equal(false);
    await tell(here, ELSEWHERE);
    button(here.element, 'Move the sound here').click();
    await shown();
    expect(hasButton(here.element, 'Moving the sound…')).to.equal(true);
    const [command] = here.adapter.sent;
    expect(command?.type).to.equal('enable-audio');
    here.adapter.refuse(command?.id ?? '', 'CALL_OPEN');
    await shown();
    expect(lineOf(here)).to.contain('End the call first.');
  });
});

describe('a tab with a call', () => {
  it('warns before it is closed, and only that one', async () => {
    const here = await inTab(HERE, aCall());
    expect(warns()).to.equal(true);
    await tell(here, ELSEWHERE);
    expect(warns()).to.equal(false);
    await tell(here);
    expect(warns()).to.equal(true);
    here.adapter.reportInteraction(aCall({ phase: 'wrap' }));
    await shown();
    expect(warns()).to.equal(false);
  });

  it('warns no more when the pad has left the page', async () => {
    const here = await inTab(HERE, aCall());
    here.element.remove();
    expect(warns()).to.equal(false);
  });
});

describe('offers on the desktop (MI-49)', () => {
  let screen: Desktop;
  afterEach(() => {
    screen.restore();
  });

  async function turnedOn(...interactions: Interaction[]): Promise<Stage> {
    screen = desktop('granted');
    localStorage.setItem(`contact-pad/notifications/${AGENT.id}`, 'on');
    const here = await stage(interactions, { agent: AGENT });
    await shown();
    return here;
  }

  function item(here: Stage): HTMLElement {
    button(here.element, 'Agent state: Ready').click();
    return one(here.element, '[role=menuitemcheckbox]');
  }

  it('are off until the agent turns them on in the menu, which alone asks for permission', async () => {
    screen = desktop();
    const here = await stage([anOfferedInteraction()], { agent: AGENT });
    expect([screen.shown(), screen.asked()]).to.deep.equal([[], 0]);
    const turn = item(here);
    expect([textOf(turn), turn.ariaChecked]).to.deep.equal(['Desktop notifications', 'false']);
    turn.click();
    await shown();
    expect([screen.asked(), item(here).ariaChecked]).to.deep.equal([1, 'true']);
    here.adapter.reportInteraction(anOfferedInteraction({ id: 'item-2', offer: anOffer({ id: 'offer-2' }) }));
    await shown();
    expect(screen.shown()).to.deep.equal(['Work item from Eva Lind', 'Work item from Eva Lind']);
  });

  it('stay off when the agent refuses, and the menu says who blocks them', async () => {
    screen = desktop();
    screen.answer = 'denied';
    const here = await stage([], { agent: AGENT });
    item(here).click();
    await shown();
    const turn = item(here);
    expect([turn.ariaChecked, turn.ariaDisabled]).to.deep.equal(['false', 'true']);
    expect(textOf(turn)).to.contain('The browser blocks them for this page');
  });

  it('say who and nothing of the case, each once, and go with their offer', async () => {
    const here = await turnedOn();
    const offered = anOfferedInteraction({ subject: 'Secret', instruction: 'Secret' });
    here.adapter.reportInteraction(offered);
    await shown();
    here.adapter.reportInteraction({ ...offered, priority: 9 });
    await shown();
    expect(screen.shown()).to.deep.equal(['Work item from Eva Lind']);
    here.adapter.reportInteraction(aGoneInteraction());
    await shown();
    expect(screen.shown()).to.deep.equal([]);
  });

  it('bring the agent to the offer with a click', async () => {
    const here = await turnedOn(anOfferedInteraction());
    screen.click();
    await shown();
    expect(focused()?.textContent).to.contain('Accept');
    expect(screen.shown()).to.deep.equal([]);
    expect(all(here.element, '[role=alertdialog]')).to.have.length(1);
  });

  it('stay off where the page wants none, whatever the agent has chosen', async () => {
    const here = await turnedOn();
    here.element.notifications = { desktop: false };
    await shown();
    here.adapter.reportInteraction(anOfferedInteraction());
    await shown();
    expect(screen.shown()).to.deep.equal([]);
    expect(document.title).to.match(/^\(1\)/);
  });

  it('are quiet in a call, while the agent looks at the pad, and in every tab but the one in front', async () => {
    const here = await turnedOn(anOfferedInteraction(), aCall({ id: 'call' }));
    expect(screen.shown()).to.deep.equal([]);
    here.adapter.reportInteraction(aCall({ id: 'call', phase: 'wrap' }));
    await shown();
    expect(screen.shown()).to.have.length(1);
    await tell(here, HERE);
    expect(screen.shown()).to.deep.equal([]);
    await tell(here, ELSEWHERE);
    document.hasFocus = () => true;
    here.adapter.reportInteraction(anOfferedInteraction({ id: 'item-2', offer: anOffer({ id: 'offer-2' }) }));
    await shown();
    expect(screen.shown()).to.deep.equal([]);
    document.hasFocus = () => false;
    dispatchEvent(new Event('blur'));
    expect(screen.shown()).to.deep.equal(['Work item from Eva Lind']);
  });
});

describe('the title of the page', () => {
  const title = 'Customers';
  beforeEach(() => {
    document.title = title;
  });

  it('counts what waits and is unread, keeps what the page does with it, and is as it was afterwards', async () => {
    const here = await stage([anOfferedInteraction()], { agent: AGENT });
    await shown();
    expect(document.title).to.equal('(1) Customers');
    here.adapter.report({ type: 'notice', notice: { id: 'n', level: 'info', text: 'Lunch' } });
    await shown();
    expect(document.title).to.equal('(2) Customers');
    document.title = 'Loan 4711';
    await shown();
    expect(document.title).to.equal('(2) Loan 4711');
    here.adapter.reportInteraction(aGoneInteraction());
    here.pad.set({ type: 'notices', as: 'read' });
    await shown();
    expect(document.title).to.equal('Loan 4711');
  });

  it('counts once what two pads of a page show, and all of what two agents have', async () => {
    const here = await stage([anOfferedInteraction()], { agent: AGENT });
    const twin = document.createElement('contact-pad');
    twin.pad = here.pad;
    here.element.after(twin);
    await shown();
    expect(document.title).to.equal('(1) Customers');
    const other = await stage([anOfferedInteraction({ id: 'a' }), anOfferedInteraction({ id: 'b' })]);
    await shown();
    expect(document.title).to.equal('(3) Customers');
    here.element.remove();
    await shown();
    expect(document.title).to.equal('(3) Customers');
    twin.remove();
    expect(document.title).to.equal('(2) Customers');
    other.element.remove();
    expect(document.title).to.equal('Customers');
  });

  it('is the page’s alone when the pad has left, or where the page does not want it', async () => {
    const here = await stage([anOfferedInteraction()], { agent: AGENT });
    await shown();
    here.element.notifications = false;
    await shown();
    expect(document.title).to.equal(title);
    here.element.notifications = true;
    await shown();
    expect(document.title).to.equal('(1) Customers');
    here.element.remove();
    expect(document.title).to.equal(title);
  });
});

describe('the icon of the page', () => {
  const BADGED = '/icon-badge.svg';
  const PAGE = `<link rel="icon" href="/icon.svg" sizes="any"><link rel="shortcut icon" href="/icon.png">
    <link rel="apple-touch-icon" href="/touch.png">`;
  let links: HTMLTemplateElement;

  function page(markup: string): void {
    links.innerHTML = markup;
    document.head.append(links.content.cloneNode(true));
  }

  function icons(): string[] {
    const all = document.head.querySelectorAll('link[rel*="icon"]');
    return [...all].map((link) => link.outerHTML.match(/href="([^"]*)"/)?.[1] ?? '');
  }

  async function badged(...interactions: Interaction[]): Promise<Stage> {
    const here = await stage(interactions, { agent: AGENT });
    here.element.notifications = { icon: BADGED };
    await shown();
    return here;
  }

  beforeEach(() => {
    links = document.createElement('template');
    document.title = 'Customers';
    for (const link of document.head.querySelectorAll('link[rel*="icon"]')) link.remove();
  });

  it('has a badge while something waits, wherever the page has one, and is as it was afterwards', async () => {
    page(PAGE);
    const before = document.head.innerHTML;
    const here = await badged(anOfferedInteraction());
    expect(icons()).to.deep.equal([BADGED, BADGED, '/touch.png']);
    expect(document.title).to.equal('(1) Customers');
    here.adapter.reportInteraction(aGoneInteraction());
    await shown();
    expect(document.head.innerHTML).to.equal(before);
    here.adapter.report({ type: 'notice', notice: { id: 'n', level: 'info', text: 'Lunch' } });
    await shown();
    expect(icons()).to.deep.equal([BADGED, BADGED, '/touch.png']);
    here.element.remove();
    expect(document.head.innerHTML).to.equal(before);
  });

  it('is one that is lent to a page that has none', async () => {
    const here = await badged(anOfferedInteraction());
    expect(icons()).to.deep.equal([BADGED]);
    here.element.remove();
    expect(icons()).to.deep.equal([]);
  });

  it('is the page’s to change meanwhile', async () => {
    page(PAGE);
    const here = await badged(anOfferedInteraction());
    document.head.querySelector('link[rel="icon"]')?.setAttribute('href', '/loan.svg');
    page('<link rel="icon" href="/new.svg">');
    await shown();
    expect(icons()).to.deep.equal([BADGED, BADGED, '/touch.png', BADGED]);
    here.element.remove();
    expect(icons()).to.deep.equal(['/loan.svg', '/icon.png', '/touch.png', '/new.svg']);
  });

  it('is not fought over by two pads: the first that has something to say shows its own', async () => {
    page('<link rel="icon" href="/icon.svg">');
    const first = await badged(anOfferedInteraction());
    const second = await stage([anOfferedInteraction({ id: 'b' })]);
    second.element.notifications = { icon: '/second.svg' };
    await shown();
    expect(icons()).to.deep.equal([BADGED]);
    first.element.remove();
    expect(icons()).to.deep.equal(['/second.svg']);
    second.element.remove();
    expect(icons()).to.deep.equal(['/icon.svg']);
  });

  it('stays as it is unless the page gives one with a badge; each can be had without the others', async () => {
    page('<link rel="icon" href="/icon.svg">');
    const here = await stage([anOfferedInteraction()], { agent: AGENT });
    await shown();
    expect(icons()).to.deep.equal(['/icon.svg']);
    here.element.notifications = { icon: BADGED, count: false };
    await shown();
    expect([icons(), document.title]).to.deep.equal([[BADGED], 'Customers']);
    here.element.notifications = false;
    await shown();
    expect(icons()).to.deep.equal(['/icon.svg']);
  });

  it('of a page that is installed as an app has the count', async () => {
    const counts: (number | undefined)[] = [];
    const setAppBadge = (count?: number): Promise<void> => {
      counts.push(count);
      return Promise.reject(new Error('not here'));
    };
    Object.defineProperty(navigator, 'setAppBadge', { value: setAppBadge, configurable: true });
    const here = await stage([anOfferedInteraction()], { agent: AGENT });
    await shown();
    here.adapter.reportInteraction(aGoneInteraction());
    await shown();
    expect(counts).to.deep.equal([1, 0]);
    Reflect.deleteProperty(navigator, 'setAppBadge');
  });
});

describe('the agent’s own settings in the menu', () => {
  async function opened(here: Stage, name: string): Promise<HTMLElement> {
    button(here.element, 'Agent state: Ready').click();
    await shown();
    const items = all(here.element, '[role^=menuitem]');
    const found = items.find((each) => textOf(each) === name);
    if (!found) throw new Error(`there is no item "${name}"`);
    return found;
  }

  it('turn the sound of offers off, and keep that', async () => {
    const here = await stage([], { agent: AGENT });
    expect((await opened(here, 'Sound for offers')).ariaChecked).to.equal('true');
    (await opened(here, 'Sound for offers')).click();
    await shown();
    expect(here.pad.state.settings).to.deep.equal({ sound: 'off' });
    const spy = soundSpy();
    here.element.sounds = { 'work-item': { url: '/ring.mp3' } };
    here.adapter.reportInteraction(anOfferedInteraction());
    await shown();
    expect(spy.started).to.deep.equal([]);
    (await opened(here, 'Sound for offers')).click();
    await shown();
    expect(spy.started.map((url) => new URL(url).pathname)).to.deep.equal(['/ring.mp3']);
    spy.stop();
    expect(here.pad.state.settings).to.deep.equal({});
  });

  it('save a support file where the page remembers one, as JSON under its name', async () => {
    const here = await stage([], { agent: AGENT });
    button(here.element, 'Agent state: Ready').click();
    expect(all(here.element, '[role=menuitem]').map(textOf)).not.to.contain('Save a support file');
    here.element.supportFile = () => ({ format: 'contact-pad-support' });
    await shown();
    const saved: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      saved.push(this.download, this.href);
    };
    (await opened(here, 'Save a support file')).click();
    HTMLAnchorElement.prototype.click = click;
    expect(saved[0]).to.equal('contact-pad-support.json');
    const file: unknown = await (await fetch(saved[1] ?? '')).json();
    expect(file).to.deep.equal({ format: 'contact-pad-support' });
  });
});
