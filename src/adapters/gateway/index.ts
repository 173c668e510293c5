export { gateway, type GatewayOptions } from './gateway.js';
