export type {
  Backend,
  ContractAgent,
  ContractCustomer,
  ContractInteraction,
  ContractNumbers,
  ContractPlaces,
  ContractResponse,
  ContractTaskTypes,
  EditableKey,
  Means,
} from './backend.js';
export type { ContractGroup } from './case-spec.js';
export * from './class-actions.js';
export * from './contract.js';
export type { Expectations, Rule } from './expectations.js';
export * from './fake-adapter.js';
export * from './fixtures.js';
export * from './moves.js';
export * from './recorder.js';
export { RULES } from './rules.js';
export { malformation } from './shapes.js';
export * from './violation.js';
export * from './virtual-clock.js';
export { ERROR_CODES, REASON_CODES } from '../core/codes.js';
