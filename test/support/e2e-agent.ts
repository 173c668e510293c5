/** An agent in front of the CRM page, in the words of the contract. */
import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';

/** Patience for the first page of a browser on a busy machine, in milliseconds. */
const OPEN_MS = 30_000;

/** One window of one agent. */
export class AgentWindow {
  readonly page: Page;
  readonly pad: Locator;

  private constructor(page: Page, pad: Locator = page.locator('contact-pad')) {
    this.page = page;
    this.pad = pad;
  }

  /** Opens the CRM page and waits until the pad is connected. */
  static async open(context: BrowserContext, url: string, agent: string): Promise<AgentWindow> {
    const window = new AgentWindow(await context.newPage());
    await window.page.goto(`${url}/demo/crm.html?agent=${agent}`);
    await expect(window.state).toBeVisible({ timeout: OPEN_MS });
    return window;
  }

  /** Opens a page that shows the pad in a frame, or itself, and waits until the pad is connected. */
  static async openHost(context: BrowserContext, address: string): Promise<AgentWindow> {
    const page = await context.newPage();
    await page.goto(address);
    const frames = page.locator('iframe');
    const isFramed = (await frames.count()) > 0;
    const window = new AgentWindow(page, isFramed ? frames.contentFrame().locator('contact-pad') : undefined);
    await expect(window.state).toBeVisible();
    return window;
  }

  get state(): Locator {
    return this.pad.getByRole('button', { name: /^Agent state:/ });
  }

  get offers(): Locator {
    return this.pad.getByRole('alertdialog');
  }

  get cards(): Locator {
    return this.pad.getByRole('list', { name: 'Interactions' }).getByRole('listitem');
  }

  get done(): Locator {
    return this.pad.getByRole('button', { name: 'Done', exact: true });
  }

  get queuesButton(): Locator {
    return this.pad.getByRole('button', { name: 'Queues', exact: true });
  }

  get queues(): Locator {
    return this.pad.getByRole('region', { name: 'Queues' });
  }

  /** The time that is left of the wrap-up. */
  get countdown(): Locator {
    return this.pad.getByText('Ends in', { exact: true }).locator('+ time');
  }

  /** The seconds that are left of the wrap-up. */
  async secondsLeft(): Promise<number> {
    const [minutes = 0, seconds = 0] = (await this.countdown.innerText()).split(':').map(Number);
    return 60 * minutes + seconds;
  }

  get disposition(): Locator {
    return this.pad.getByRole('group', { name: 'Disposition' }).getByRole('combobox');
  }

  get messagesButton(): Locator {
    return this.pad.getByRole('button', { name: /^My Messages/ });
  }

  get messages(): Locator {
    return this.pad.getByRole('region', { name: 'My Messages' });
  }

  get tabs(): Locator {
    return this.page.getByRole('tablist', { name: 'Open records' }).getByRole('tab');
  }

  /** An offer by whom it is from. */
  offer(contact: string, medium: string = 'Work item'): Locator {
    return this.pad.getByRole('alertdialog', { name: `${medium} from ${contact}` });
  }

  accept(contact: string, medium?: string): Promise<void> {
    return this.offer(contact, medium).getByRole('button', { name: 'Accept' }).click();
  }

  reject(contact: string, medium?: string): Promise<void> {
    return this.offer(contact, medium).getByRole('button', { name: 'Reject' }).click();
  }

  /** A button of the open panel. */
  action(name: string): Locator {
    return this.pad
      .getByRole('group', { name: 'Actions', exact: true })
      .getByRole('button', { name, exact: true });
  }

  /** Does something with the open interaction, in one of several ways. */
  async act(name: string, way: string): Promise<void> {
    await this.action(name).click();
    await this.pad.getByRole('group', { name, exact: true }).getByRole('button', { name: way }).click();
  }

  /** The dialog in which a target is chosen. */
  get targets(): Locator {
    return this.pad.getByRole('dialog', { name: /Consult|Transfer/ });
  }

  /** The row of a target, with whatever presence. */
  target(name: string): Locator {
    return this.targets.getByRole('option', { name: new RegExp(`^${name}, `) });
  }

  /** The button that does it. */
  get does(): Locator {
    return this.targets.getByRole('button', { name: /^(Dial|Transfer)$/ });
  }

  /** Hands the open interaction to somebody. */
  async transfer(target: string, note: string = ''): Promise<void> {
    await this.action('Transfer').click();
    await this.target(target).click();
    await this.targets.getByLabel('Note to the receiver').fill(note);
    await this.does.click();
    await expect(this.targets).toHaveCount(0);
  }

  /** Calls somebody about the open interaction. */
  async consult(target: string): Promise<void> {
    await this.action('Consult').click();
    await this.target(target).click();
    await this.does.click();
    await expect(this.targets).toHaveCount(0);
  }

  /** Opens the queues and in them one list of what waits. */
  async openList(name: string): Promise<Locator> {
    await this.queuesButton.click();
    await this.queues.locator('summary').filter({ hasText: name }).click();
    return this.queues.getByRole('list', { name, exact: true });
  }

  /** What stands in My Messages, which is open only for a moment. */
  async finds(message: string): Promise<void> {
    await this.messagesButton.click();
    await expect(this.messages.getByText(message)).toBeVisible();
    await this.messages.getByRole('button', { name: 'Close' }).click();
  }

  /** Chooses a state in the menu and waits until the backend has confirmed it. */
  async choose(state: string, name: string = state): Promise<void> {
    await this.state.click();
    await this.pad.getByRole('menuitemradio', { name: state, exact: true }).click();
    await expect(this.state).toHaveAccessibleName(`Agent state: ${name}`);
  }

  /** Says that the link is gone, and that it is back. */
  async sees(link: 'down' | 'up'): Promise<void> {
    const offline = this.pad.getByText('Offline. Reconnecting…').filter({ visible: true });
    if (link === 'down') await expect(offline.first()).toBeVisible();
    else await expect(offline).toHaveCount(0, { timeout: 30_000 });
  }
}
