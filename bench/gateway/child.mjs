// A process of the bench beside the gateway, and how it is asked: one question at a time, one answer.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts that file of this folder as a process which `answerQuestions`. */
export class Child {
  #process;
  #ended;

  constructor(file) {
    const path = fileURLToPath(new URL(file, import.meta.url));
    this.#process = fork(path, { execArgv: ['--import', import.meta.resolve('tsx')] });
    this.#ended = once(this.#process, 'exit').then(([code]) => {
      throw new Error(`The process ${file} ended with ${code}.`);
    });
    this.#ended.catch(() => undefined);
  }

  /** The answer to `question`, which is the name of a handler there; throws what the handler threw. */
  async ask(question, argument) {
    const answered = once(this.#process, 'message');
    this.#process.send({ question, argument }, () => undefined);
    const [{ answer, error }] = await Promise.race([answered, this.#ended]);
    if (error !== undefined) throw new Error(error);
    return answer;
  }

  stop() {
    this.#process.kill();
  }
}

/** The other side: answers by handlers until the parent is gone. */
export function answerQuestions(handlers) {
  process.on('disconnect', () => process.exit());
  process.on('message', async ({ question, argument }) => {
    try {
      process.send({ answer: await handlers[question](argument) });
    } catch (error) {
      process.send({ error: error.stack });
    }
  });
}
