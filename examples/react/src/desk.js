// What is the same in every framework: the pad, and a contact centre that is played in the page.
import { Pad } from 'contact-pad/core';
import { createWorld, simulator } from 'contact-pad/adapters/simulator';

const world = createWorld();

export const pad = new Pad({ adapter: simulator({ agent: 'anna', world }) });

/** Connects the pad; the agent is ready. */
export async function begin() {
  try {
    await pad.connect();
    await pad.send({ type: 'set-state', state: 'ready' });
  } catch (error) {
    // It was disconnected before it was there: React's strict mode runs effects twice.
    if (error.code !== 'CLOSED') throw error;
  }
}

const record = { url: 'https://crm.example.test/loans/4711', label: 'Loan 4711', type: 'Loan', id: '4711' };

/** A customer writes. */
export const letSomethingComeIn = () =>
  world.post({ subject: 'Manual evaluation', taskType: 'question', record });
