/** What plays on this page, counted where the browser starts it: files by their element. */
export interface SoundSpy {
  /** The addresses that were started, in order. */
  readonly started: readonly string[];
  /** How many play now. */
  readonly playing: () => number;
  readonly stop: () => void;
}

/** Listens to a page that has no real speaker. */
export function soundSpy(): SoundSpy {
  const { play, pause } = HTMLMediaElement.prototype;
  const started: string[] = [];
  const now = new Set<HTMLMediaElement>();
  HTMLMediaElement.prototype.play = function () {
    started.push(this.src);
    now.add(this);
    return Promise.resolve();
  };
  HTMLMediaElement.prototype.pause = function () {
    now.delete(this);
  };
  return {
    started,
    playing: () => now.size,
    stop: () => {
      Object.assign(HTMLMediaElement.prototype, { play, pause });
    },
  };
}
