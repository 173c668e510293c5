/** Tabs of an agent in frames of their own: each with its own window, as the browser's tabs have. */
import type { Pad } from '../../src/core/index.js';
import type { FakeAdapter } from '../../src/testing/index.js';

/** What the module `tab-in-frame.ts` puts on the window of its frame. */
export type FrameWindow = Window &
  typeof globalThis & {
    openTab(name: string): { readonly pad: Pad; readonly fake: FakeAdapter };
  };

/** A tab, and the frame that can be taken away as if it had been killed: nothing in it runs any more. */
export interface FrameTab {
  readonly window: FrameWindow;
  readonly pad: Pad;
  readonly fake: FakeAdapter;
  /** Ends it without a word. */
  kill(): void;
  /** As the agent does who goes on in this tab. */
  use(): void;
}

const frames = new Set<HTMLIFrameElement>();

/** Opens a tab of the agent; it is not connected yet. */
export async function openFrameTab(name: string): Promise<FrameTab> {
  const frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><script type="module" src="/test/support/tab-in-frame.ts"></script>`;
  frames.add(frame);
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve);
    document.body.append(frame);
  });
  const window = frame.contentWindow as FrameWindow;
  const { pad, fake } = window.openTab(name);
  return {
    window,
    pad,
    fake,
    kill: () => {
      frame.remove();
      frames.delete(frame);
    },
    use: () => {
      window.dispatchEvent(new window.Event('pointerdown'));
    },
  };
}

/** Closes all of them. */
export function closeFrameTabs(): void {
  for (const frame of frames) frame.remove();
  frames.clear();
}
