import { createWorld, Pad, simulator } from '/node_modules/contact-pad/dist/contact-pad.bundle.js';

const byId = (id) => document.querySelector(`#${id}`);
const element = document.querySelector('contact-pad');
const world = createWorld();
const pad = new Pad({ adapter: simulator({ agent: 'anna', world }) });
const record = { url: 'https://crm.example.test/loans/4711', label: 'Loan 4711', type: 'Loan', id: '4711' };

element.addEventListener('pad-record-open', (event) => {
  event.preventDefault();
  byId('record').textContent = event.detail.record.label;
});

element.addEventListener('pad-call-log', (event) => {
  const activity = document.createElement('li');
  activity.textContent = `${event.detail.subject}: ${event.detail.outcome}`;
  byId('activities').append(activity);
  event.accept();
});

byId('language').addEventListener('change', ({ target }) => {
  element.locale = target.value;
});
byId('send').addEventListener('click', () => {
  void world.post({ subject: 'Manual evaluation', taskType: 'question', record });
});

element.pad = pad;
await pad.connect();
await pad.send({ type: 'set-state', state: 'ready' });
