// The operations page: asks for the key, then every two seconds for what is going on. The key stays in this variable.
const EVERY_MS = 2_000;

const byId = (id) => document.getElementById(id);
const status = byId('status');
let key = '';

const STATES = {
  ready: 'Ready',
  'not-ready': 'Not ready',
  wrap: 'After-work',
  logging: 'Logging',
  away: 'Link lost',
};

/** From so many milliseconds to 5 s, 12 min 30 s, 3 h 5 min, 2 d 4 h. */
function lasted(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  const shown = first < 0 ? [[0, 's']] : parts.slice(first, first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

/** Fills a table: of each row a name, then cells of text, or of a text and its class. */
function fill(id, rows, empty) {
  const body = byId(id);
  const lines = rows.map(([name, ...cells]) => {
    const line = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = name;
    line.append(head, ...cells.map(cellOf));
    return line;
  });
  body.replaceChildren(...(lines.length > 0 ? lines : [emptyLine(body, empty)]));
}

function cellOf([text, className]) {
  const cell = document.createElement('td');
  cell.textContent = text;
  cell.className = className ?? '';
  return cell;
}

function emptyLine(body, text) {
  const line = document.createElement('tr');
  const cell = cellOf([text, 'muted']);
  cell.colSpan = body.closest('table').querySelectorAll('thead th').length;
  line.append(cell);
  return line;
}

function show({ now, queues, agents, waiting }) {
  const since = (moment) => (moment ? lasted(Date.parse(now) - Date.parse(moment)) : '–');
  const oldest = queues
    .map((queue) => queue.oldest)
    .filter(Boolean)
    .sort()[0];
  const totals = {
    waiting: queues.reduce((sum, queue) => sum + queue.waiting, 0),
    longest: since(oldest),
    ready: agents.filter(({ state }) => state === 'ready').length,
    agents: agents.length,
  };
  for (const [name, value] of Object.entries(totals))
    document.querySelector(`[data-total="${name}"]`).textContent = String(value);
  const number = (value) => [String(value), 'number'];
  fill(
    'queues',
    queues.map((each) => [
      each.name,
      ...[each.waiting, since(each.oldest), each.ready, each.agents].map(number),
    ]),
    'There are no queues.',
  );
  fill(
    'agents',
    agents.map(({ name, state, reason, since: moment, open }) => [
      name,
      [reason ? `${STATES[state] ?? state} (${reason})` : (STATES[state] ?? state), state],
      ...[since(moment), open].map(number),
    ]),
    'Nobody is logged in.',
  );
  fill(
    'waiting',
    waiting.map(({ subject, medium, queue, priority, since: moment }) => [
      subject,
      [medium],
      [queue],
      ...[priority, since(moment)].map(number),
    ]),
    'Nothing waits.',
  );
}

function say(text, isBad) {
  if (status.textContent !== text) status.textContent = text;
  status.classList.toggle('bad', isBad);
}

/** Asks once; gives whether to go on asking. */
async function ask() {
  let answer;
  try {
    answer = await fetch('/v1/admin/overview', { headers: { authorization: `Bearer ${key}` } });
  } catch {
    say('The gateway does not answer', true);
    return true;
  }
  if (answer.ok) show(await answer.json());
  if (answer.ok) say('Live', false);
  else say(answer.status === 401 ? 'The key is wrong' : 'The gateway cannot tell now', true);
  const isIn = answer.status !== 401;
  byId('sign-in').hidden = isIn;
  byId('overview').hidden = !isIn;
  return isIn;
}

byId('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  key = byId('key').value;
  byId('key').value = '';
  while (await ask()) await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  key = '';
  byId('key').focus();
});
