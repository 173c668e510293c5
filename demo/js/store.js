/**
 * One value kept as JSON in the browser; what cannot be read counts as absent.
 *
 * @param {Storage} storage `sessionStorage`: this window, `localStorage`: every window
 * @param {string} key
 */
export function stored(storage, key) {
  return {
    read(fallback) {
      try {
        return JSON.parse(storage.getItem(key) ?? 'null') ?? fallback;
      } catch {
        return fallback;
      }
    },
    write(value) {
      storage.setItem(key, JSON.stringify(value));
    },
  };
}
