/** One browser plays what does not depend on the browser. */
export const isChromium: boolean = navigator.userAgent.includes('Chrome/');
