/**
 * How both engines plan our statements, which all find few rows by an index and run thousands of times; as a statement,
 * and not as options of the connection, for poolers refuse those. Compiling takes longer than any of them runs. A plan
 * is made once per session, and must still be good when the tables that were empty then are large: it reads by an index
 * wherever there is one, and in the index's order, so that a LIMIT stops it.
 */
export const PLANNING =
  'SET jit = off; SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_bitmapscan = off';
