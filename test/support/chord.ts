import { sendKeys } from '@web/test-runner-commands';

/** How WebDriver writes keys that are no characters. */
const NAMED: Readonly<Record<string, string>> = {
  Alt: '\uE00A',
  Control: '\uE009',
  Shift: '\uE008',
  Tab: '\uE004',
  Enter: '\uE007',
  F10: '\uE03A',
};

/** Keys as a shortcut names them, such as `Alt+x`: those before the last are held. */
export async function chord(keys: string): Promise<void> {
  const held = keys.split('+');
  const last = held.pop() ?? '';
  if (held.length > 0 && !/Chrome|Firefox/.test(navigator.userAgent)) {
    // The runner holds no keys down by WebDriver, but what it types it presses all at once, and lets go of it then.
    await sendKeys({ type: [...held, last].map((key) => NAMED[key] ?? key.replace('Digit', '')).join('') });
    return;
  }
  for (const key of held) await sendKeys({ down: key });
  await sendKeys({ press: last });
  for (const key of held.reverse()) await sendKeys({ up: key });
}
