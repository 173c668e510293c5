import type { Interaction } from '../../../src/core/index.js';
import type { ContactPad } from '../../../src/index.js';
import { anAgent } from '../../../src/testing/index.js';
import { one, shown, stage, type Stage } from '../../elements/support.js';

/** A pad that is connected with a CRM system. */
export interface HostStage extends Stage {
  readonly undo: () => void;
}

const connected: (() => void)[] = [];
afterEach(() => {
  for (const undo of connected.splice(0)) undo();
});

/** A pad whose backend allows calls, connected with a host until the test is over. */
export async function hostStage(
  interactions: readonly Interaction[],
  connect: (element: ContactPad) => () => void,
): Promise<HostStage> {
  const agent = anAgent({ can: { call: true, 'set-state': true } });
  const here = await stage(interactions, { agent });
  const undo = connect(here.element);
  connected.push(undo);
  return { ...here, undo };
}

/** The agent chooses the first interaction. */
export async function choose({ element }: Stage): Promise<void> {
  one(element, 'pad-list', '.title').click();
  await shown();
}
