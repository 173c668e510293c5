import type { Fact, Interaction, Outcome, Permission } from '../core/index.js';
import type { Recorder } from './recorder.js';

/** The id of the agent of that recorder, by which others find them. */
export function idOf(recorder: Recorder): string {
  return recorder.agent?.id ?? recorder.fail('an agent', 'none was told');
}

/** The agent logs out; answers their id. */
export async function logOut(recorder: Recorder): Promise<string> {
  await recorder.settle({ type: 'log-out' });
  return idOf(recorder);
}

/** Waits until the interaction is gone with that outcome. */
export async function gone(recorder: Recorder, id: string, outcome: Outcome): Promise<Interaction> {
  const one = await recorder.phase(id, 'gone');
  recorder.expect(one.outcome === outcome, `the outcome ${outcome}`, one.outcome);
  return one;
}

/** Looks that the interaction is in that phase now. */
export function still(recorder: Recorder, id: string, phase: Interaction['phase']): Interaction {
  const one = recorder.interactions.get(id);
  recorder.expect(one?.phase === phase, `it is still ${phase}`, one);
  return one ?? recorder.fail(`it is still ${phase}`, 'it was never told');
}

/** Looks that this agent knows nothing of the interaction, or no more. */
export function absent(recorder: Recorder, id: string): void {
  const one = recorder.interactions.get(id);
  recorder.expect(!one || one.phase === 'gone', 'this agent has nothing of it', one);
}

/** Waits until the agent is in that state. */
export async function inState(
  recorder: Recorder,
  state: NonNullable<Recorder['agent']>['state'],
): Promise<NonNullable<Recorder['agent']>> {
  return recorder.waitFor(`the agent is ${state}`, () =>
    recorder.agent?.state === state ? recorder.agent : undefined,
  );
}

/** Whether a permission is blocked for that reason. */
export function blockedBy(permission: Permission | undefined, reason: string): boolean {
  return typeof permission === 'object' && permission.reason === reason;
}

/** Waits until the interaction allows that command, or blocks it for a reason. */
export async function untilCan(
  recorder: Recorder,
  id: string,
  command: keyof Interaction['can'],
  reason?: string,
): Promise<void> {
  await recorder.waitFor(`${command} is ${reason ? `blocked with ${reason}` : 'allowed'}`, () => {
    const permission = recorder.interactions.get(id)?.can[command];
    return (reason ? blockedBy(permission, reason) : permission === true) || undefined;
  });
}

/** The interaction that a fact carries, if it is that one. */
export function told(fact: Fact, id: string): Interaction | undefined {
  return fact.type === 'interaction' && fact.interaction.id === id ? fact.interaction : undefined;
}

/** Waits for the consult about that interaction, in that phase. */
export function consultAbout(
  recorder: Recorder,
  parent: string,
  phase: Interaction['phase'],
): Promise<Interaction> {
  return recorder.waitFor(`a consult about ${parent} is ${phase}`, () =>
    [...recorder.interactions.values()].find((one) => one.parent === parent && one.phase === phase),
  );
}

/** Waits for the leg of a consult that this agent is asked into, in that phase. */
export function askedBy(
  recorder: Recorder,
  asker: string,
  phase: Interaction['phase'],
): Promise<Interaction> {
  return recorder.waitFor(`a consult with ${asker} is ${phase}`, () =>
    [...recorder.interactions.values()].find(({ peer, ...one }) => peer?.id === asker && one.phase === phase),
  );
}
