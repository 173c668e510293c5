import { expect } from '@open-wc/testing';
import {
  ACTION_CONDITIONS,
  CLASS_ACTIONS,
  aCaseEntry,
  anInteraction,
  columnOf,
  forbiddenActions,
  isLegalMove,
  missingActions,
} from '../../src/testing/index.js';
import type { ActionColumn } from '../../src/testing/index.js';
import type { CommandType, Interaction, Medium, Phase } from '../../src/core/index.js';

const COLUMNS = Object.keys(CLASS_ACTIONS) as ActionColumn[];
const PEER = { id: 'bo', kind: 'agent', name: 'Bo Ek' } as const;

/** Where an action leads, for those that move an interaction. */
const LEADS_TO: Readonly<Partial<Record<CommandType, Phase>>> = {
  call: 'establishing',
  hold: 'held',
  retrieve: 'connected',
  park: 'parked',
  resume: 'connected',
};

function actionsOf(column: ActionColumn, phase: Phase): readonly string[] {
  return Object.keys(CLASS_ACTIONS[column][phase] ?? {});
}

describe('the class × action table', () => {
  it('has the actions that tell the classes apart (seed 2, seed 5)', () => {
    const columnsWith = (command: string): readonly string[] =>
      COLUMNS.filter((column) => actionsOf(column, 'connected').includes(command));
    expect(columnsWith('hold')).to.deep.equal(['voice', 'video', 'callback']);
    expect(columnsWith('end-call')).to.deep.equal(['callback']);
    expect(columnsWith('reply')).to.deep.equal(['email']);
    expect(columnsWith('did-not-arrive')).to.deep.equal(['email']);
    expect(columnsWith('abandon')).to.deep.equal(['chat', 'email', 'case', 'work-item']);
    expect(columnsWith('release')).to.deep.equal([
      ...['voice', 'video', 'chat', 'email', 'case', 'im', 'consult'],
    ]);
    expect(columnsWith('send-message')).to.deep.equal(['chat', 'im']);
    expect(columnsWith('done')).to.deep.equal(['callback', 'work-item']);
    expect(columnsWith('transfer')).not.to.include('chat');
    expect(columnsWith('park')).to.deep.equal(['email', 'case', 'work-item']);
  });

  it('has a consultation in writing wherever an agent works, and not within one', () => {
    for (const column of COLUMNS)
      expect(actionsOf(column, 'connected').includes('start-im'), column).to.equal(
        column !== 'im' && column !== 'consult',
      );
  });

  it('lets everything be accepted and rejected while it is offered, and only then', () => {
    for (const column of COLUMNS)
      for (const phase of Object.keys(CLASS_ACTIONS[column]) as Phase[])
        expect(actionsOf(column, phase).includes('accept'), `${column} ${phase}`).to.equal(
          phase === 'offered',
        );
  });

  it('has a callback Ready to Call once it is accepted, and everything else connected (WC-8)', () => {
    for (const column of COLUMNS) {
      const medium: Medium = column === 'consult' ? 'voice' : column;
      expect(isLegalMove(medium, 'offered', 'connected'), column).to.equal(column !== 'callback');
      expect(isLegalMove(medium, 'offered', 'ready-to-call'), column).to.equal(column === 'callback');
    }
  });

  it('has no action that leads where the medium does not go', () => {
    for (const column of COLUMNS)
      for (const phase of Object.keys(CLASS_ACTIONS[column]) as Phase[])
        for (const command of actionsOf(column, phase) as CommandType[]) {
          const to = LEADS_TO[command];
          const medium: Medium = column === 'consult' ? 'voice' : column;
          if (to && to !== phase)
            expect(isLegalMove(medium, phase, to), `${column}: ${command} from ${phase}`).to.equal(true);
        }
  });

  it('says in words what each condition depends on', () => {
    for (const { note } of Object.values(ACTION_CONDITIONS)) expect(note).to.match(/\w{4}/);
  });
});

describe('an interaction held against the table', () => {
  const workItem = (changes: Partial<Interaction> = {}): Interaction =>
    anInteraction({
      can: { done: true, transfer: true, park: true, requeue: true, 'set-note': true },
      ...changes,
    });

  it('is complete with the actions of its class, blocked ones included', () => {
    const blocked = { reason: 'TRANSFER_PENDING' } as const;
    const one = workItem({ can: { ...workItem().can, park: blocked } });
    expect(missingActions(one)).to.deep.equal([]);
    expect(forbiddenActions(one)).to.deep.equal([]);
  });

  it('lacks what its class always has', () => {
    expect(missingActions(workItem({ can: { done: true, park: true, requeue: true } }))).to.deep.equal([
      'set-note',
      'transfer',
    ]);
  });

  it('has too much with an action of another class, or of another phase', () => {
    expect(forbiddenActions(workItem({ can: { release: true } }))).to.deep.equal(['release']);
    expect(forbiddenActions(workItem({ phase: 'wrap', can: { done: true, transfer: true } }))).to.deep.equal([
      'transfer',
    ]);
    expect(forbiddenActions(workItem({ phase: 'gone', can: { done: true } }))).to.deep.equal(['done']);
  });

  it('shows by itself whether a condition holds', () => {
    const open = { target: PEER, state: 'invited', since: 0 } as const;
    const can = { ...workItem().can, 'cancel-transfer': true } as const;
    expect(forbiddenActions(workItem({ can }))).to.deep.equal(['cancel-transfer']);
    expect(forbiddenActions(workItem({ can, transfer: open }))).to.deep.equal([]);
    expect(missingActions(workItem({ transfer: open }))).to.deep.equal(['cancel-transfer']);
    expect(missingActions(workItem({ caseData: [aCaseEntry({ editable: true })] }))).to.deep.equal([
      'set-case-data',
    ]);
  });

  it('may have or lack what only the backend knows', () => {
    const can = { ...workItem().can, consult: true } as const;
    expect(forbiddenActions(workItem({ can }))).to.deep.equal([]);
    expect(missingActions(workItem())).to.deep.equal([]);
  });

  it('is a consult when there is a peer, unless it is an instant message', () => {
    expect(columnOf(workItem({ medium: 'voice', peer: PEER }))).to.equal('consult');
    expect(columnOf(workItem({ medium: 'voice' }))).to.equal('voice');
    expect(columnOf(workItem({ medium: 'im', peer: PEER }))).to.equal('im');
  });

  it('is not held against anything where its medium has no column', () => {
    const one = workItem({ medium: 'letter' as Medium, can: { hold: true } });
    expect(columnOf(one)).to.equal(undefined);
    expect(forbiddenActions(one)).to.deep.equal([]);
    expect(missingActions(one)).to.deep.equal([]);
  });
});
