/** What axe finds wrong with a page. */
import type { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

/** Fails with each rule that is broken, and where; the builder says what is looked at. */
export async function expectAccessible(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([]);
}
