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
