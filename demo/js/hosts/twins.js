/**
 * This machine has two names, and each is an origin of its own: the page with the pad is at the other one, as a vendor's
 * page is elsewhere than the CRM system that shows it.
 */
const OTHER_NAME = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' };

/** The origin of the same server by its other name. */
export const twinOrigin = () => {
  const url = new URL(location.origin);
  url.hostname = OTHER_NAME[url.hostname] ?? url.hostname;
  return url.origin;
};
