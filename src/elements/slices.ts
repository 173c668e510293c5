import type { Change, Interaction, PadState } from '../core/index.js';

/** `hasChanged` for an element that shows only these parts of a state: it renders when one of them is another. */
export function differsIn(
  ...parts: readonly (keyof PadState)[]
): (now: PadState, before: PadState | undefined) => boolean {
  return (now, before) => parts.some((part) => now[part] !== before?.[part]);
}

/**
 * The rows of the list that a new state changed, when it changed nothing else, as most facts do: no member, no order, no
 * offer, nothing that the bar or the open panel shows. Undefined when there is more to render.
 */
export function changedRows(
  now: PadState,
  before: PadState,
  changes: readonly Change[],
): readonly Interaction[] | undefined {
  let part: keyof PadState;
  for (part in now)
    if (now[part] !== before[part] && part !== 'interactions' && part !== 'cause') return undefined;
  const rows: Interaction[] = [];
  for (const change of changes) {
    if (change.type !== 'interaction-changed') return undefined;
    const { interaction } = change;
    if (interaction.phase === 'offered' || interaction.id === now.selected) return undefined;
    rows.push(interaction);
  }
  return rows;
}
