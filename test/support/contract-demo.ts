/** Who and what the demo data has for the contract, the same in the simulator and in the gateway: ids. */
export const AGENTS = { first: 'anna', second: 'bo', third: 'chen' } as const;

export const PLACES = {
  queue: 'sales',
  otherQueue: 'support',
  service: 'service-support',
  routingPoint: 'after-hours',
  waitingList: 'back-office',
  workbin: 'team',
  stuck: 'stuck',
} as const;

/** Whom callbacks are called at. */
export const NUMBERS = {
  answers: '+46700000000',
  busy: '+46700000001',
  silent: '+46700000002',
  hangsUp: '+46700000003',
} as const;
