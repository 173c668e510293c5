/** A desktop in place of the real one, which tests cannot look at. */
export interface Desktop {
  /** The titles that are shown now, oldest first. */
  readonly shown: () => readonly string[];
  /** The agent clicks the oldest. */
  readonly click: () => void;
  /** What the agent answers when the browser asks. */
  answer: NotificationPermission;
  /** How often it has asked. */
  readonly asked: () => number;
  readonly restore: () => void;
}

/** @param permission what the browser has been told before */
export function desktop(permission: NotificationPermission = 'default'): Desktop {
  const { Notification: real } = globalThis;
  const { hasFocus } = document;
  const now: Spy[] = [];
  let asked = 0;
  const here: Desktop = {
    shown: () => now.map(({ title }) => title),
    click: () => now[0]?.onclick?.(),
    answer: 'granted',
    asked: () => asked,
    restore: () => {
      globalThis.Notification = real;
      document.hasFocus = hasFocus;
      localStorage.clear();
    },
  };
  class Spy {
    static permission = permission;
    onclick: (() => void) | undefined;
    readonly title: string;
    readonly options: NotificationOptions;
    constructor(title: string, options: NotificationOptions) {
      this.title = title;
      this.options = options;
      now.push(this);
    }
    static requestPermission(): Promise<NotificationPermission> {
      asked += 1;
      Spy.permission = here.answer;
      return Promise.resolve(here.answer);
    }
    close(): void {
      now.splice(now.indexOf(this), 1);
    }
  }
  globalThis.Notification = Spy as never;
  document.hasFocus = () => false;
  return here;
}
