// What the contract wants to find in a gateway beside the demo's data, set up as an administrator does.
const ADMIN = { authorization: 'Bearer demo-admin', 'content-type': 'application/json' };
const DISPOSITIONS = {
  control: 'drop-down',
  options: [
    { code: 'good', label: 'Good' },
    { code: 'bad', label: 'Bad' },
  ],
};
const WRAP_MS = 2500;
const TIMED = { wrap: 'timed', wrapMs: WRAP_MS, extendMs: WRAP_MS };
const TASK_TYPES = {
  'contract-timed': TIMED,
  'contract-open': { wrap: 'open' },
  'contract-required': { dispositionSet: 'contract', dispositionRequired: true },
  'contract-timed-required': { ...TIMED, dispositionSet: 'contract', dispositionRequired: true },
  'contract-optional': { dispositionSet: 'contract' },
};

/** Task types of every kind; a chat says its own in the contact data `task`. */
export async function prepareContract(url) {
  await put(url, 'disposition-sets/contract', DISPOSITIONS);
  for (const [id, task] of Object.entries(TASK_TYPES)) {
    await put(url, `task-types/${id}`, { name: id, queue: null, ...task });
    await put(url, `task-type-rules/${id}`, { position: 0, key: 'task', value: id, taskType: id });
  }
}

/** What agents of each gateway might do before something was forbidden them. */
const allowed = new Map();

/** The agents may do what they might before. */
export async function restoreAgents(url) {
  for (const [id, agent] of allowed.get(url) ?? []) await put(url, `agents/${id}`, agent);
  allowed.delete(url);
}

/** Takes a privilege from an agent. */
export async function forbid(url, id, privilege) {
  const response = await fetch(`${url}/v1/admin/agents/${id}`, { headers: ADMIN });
  const { name, capacity, privileges, queues } = await response.json();
  const agent = { name, capacity, privileges, queues };
  allowed.set(url, new Map([[id, agent], ...(allowed.get(url) ?? [])]));
  await put(url, `agents/${id}`, { ...agent, privileges: privileges.filter((each) => each !== privilege) });
}

async function put(url, path, body) {
  const response = await fetch(`${url}/v1/admin/${path}`, {
    method: 'PUT',
    headers: ADMIN,
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
}
