/**
 * SQL: the lists of waiting work that an agent serves, as rows of `id`, `name`, `kind`, and `rank` to order them by: queues,
 * waiting lists to pick from (CG-15), shared workbins (WI-22).
 *
 * @param agent an SQL expression for the agent's id.
 */
export const workListsOf = (agent: string): string => `(
  SELECT q.id, q.name, CASE q.distribution WHEN 'pick' THEN 'waiting-list' ELSE 'queue' END AS kind, 1 AS rank
  FROM agent_queue s JOIN queue q ON q.id = s.queue_id WHERE s.agent_id = ${agent}
  UNION ALL
  SELECT b.id, b.name, 'workbin', 2 FROM agent_queue s JOIN workbin b ON b.queue_id = s.queue_id WHERE s.agent_id = ${agent})`;
