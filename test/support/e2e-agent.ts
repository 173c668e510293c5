/** An agent in front of the CRM page, in the words of the contract. */
import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';

/** One window of one agent. */
export class AgentWindow {
  readonly page: Page;
  readonly pad: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.pad = page.locator('contact-pad');
  }

  /** Opens the CRM page and waits until the pad is connected. */
  static async open(context: BrowserContext, url: string, agent: string): Promise<AgentWindow> {
    const window = new AgentWindow(await context.newPage());
    await window.page.goto(`${url}/demo/crm.html?agent=${agent}`);
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
  offer(contact: string): Locator {
    return this.pad.getByRole('alertdialog', { name: `Work item from ${contact}` });
  }

  accept(contact: string): Promise<void> {
    return this.offer(contact).getByRole('button', { name: 'Accept' }).click();
  }

  reject(contact: string): Promise<void> {
    return this.offer(contact).getByRole('button', { name: 'Reject' }).click();
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
