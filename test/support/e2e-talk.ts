/** Agents who write to each other and to customers. */
import { expect, type Locator } from '@playwright/test';
import type { AgentWindow } from './e2e-agent.js';

/** The open transcript. */
export function transcript({ pad }: AgentWindow): Locator {
  return pad.getByRole('log').filter({ visible: true });
}

/** The field for what is to be said in the open conversation. */
export function message({ pad }: AgentWindow): Locator {
  return pad.getByRole('textbox', { name: /^Message to/ }).filter({ visible: true });
}

/** Chooses a colleague in the dialog that `opener` opens, and begins it by the button of that name. */
export async function begin({ pad }: AgentWindow, opener: Locator, name: string, by: string): Promise<void> {
  await opener.click();
  const dialog = pad.getByRole('dialog', { name: /^(Team|Start Consultation)$/ });
  await dialog.getByRole('option', { name: new RegExp(`^${name}, `) }).click();
  await dialog.getByRole('button', { name: by, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** Asks a colleague to write with the agent. */
export async function invite(agent: AgentWindow, name: string): Promise<void> {
  const team = agent.pad.getByRole('button', { name: 'Team', exact: true });
  await begin(agent, team, name, `Send an Instant Message ${name}`);
}

/** Anna and Bo write to each other. */
export async function talk(anna: AgentWindow, bo: AgentWindow): Promise<void> {
  await invite(anna, 'Bo Ek');
  await bo.accept('Anna Berg', 'Instant message');
  await expect(bo.cards).toHaveCount(1);
  for (const agent of [anna, bo]) await expect(message(agent)).toBeVisible();
}
