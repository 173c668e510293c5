import { sendKeys } from '@web/test-runner-commands';

/** Keys as a shortcut names them, such as `Alt+x`: those before the last are held. */
export async function chord(keys: string): Promise<void> {
  const held = keys.split('+');
  const last = held.pop() ?? '';
  if (held.length > 0 && !/Chrome|Firefox/.test(navigator.userAgent)) {
    told(last, held);
    return;
  }
  for (const key of held) await sendKeys({ down: key });
  await sendKeys({ press: last });
  for (const key of held.reverse()) await sendKeys({ up: key });
}

/** WebKit's driver holds no keys down: what the page would be told is told here. */
function told(key: string, held: readonly string[]): void {
  let target = document.activeElement ?? document.body;
  while (target.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
  const [altKey, shiftKey, ctrlKey] = ['Alt', 'Shift', 'Control'].map((each) => held.includes(each));
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
  const modifiers = { altKey: !!altKey, shiftKey: !!shiftKey, ctrlKey: !!ctrlKey };
  const options = { key: key.replace('Digit', ''), code, ...modifiers };
  target.dispatchEvent(
    new KeyboardEvent('keydown', { ...options, bubbles: true, composed: true, cancelable: true }),
  );
}
