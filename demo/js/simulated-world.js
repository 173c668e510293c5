import { createWorld, sharedWorld } from '/dist/contact-pad.bundle.js';
import { WORLD } from './backend.js';

/** How many targets the large directory has beside those of the demo; half can be called, half handed over to. */
const MANY = 100_000;

const FIRST = ['Alva', 'Björn', 'Cecilia', 'Davíd', 'Elif', 'Farid', 'Gunnar', 'Hanna', 'Ida', 'Jón', 'Kaya'];
const LAST = ['Ahlgren', 'Berg', 'Castro', 'Dahl', 'Ek', 'Friis', 'Göransson', 'Holm', 'Ibsen', 'Jansson'];
const TOWNS = ['Linköping', 'Norrköping', 'Motala', 'Eskilstuna', 'Östersund', 'Ängelholm', 'Gävle', 'Åmål'];

/**
 * The world of the simulator page. With the large directory it belongs to this page alone: it is too large to be told
 * to other windows at every change.
 *
 * @param {boolean} large
 */
export function simulatedWorld(large) {
  if (!large) return sharedWorld({ name: WORLD });
  const numbers = Array.from({ length: MANY / 2 }, (_, index) => index);
  return createWorld({
    contacts: numbers.map((index) => ({
      id: `contact-${index}`,
      name: `${FIRST[index % FIRST.length]} ${LAST[index % LAST.length]} ${index + 1}`,
      number: `+4670${String(1_000_000 + index)}`,
    })),
    services: numbers.map((index) => ({
      id: `branch-${index}`,
      name: `Branch ${TOWNS[index % TOWNS.length]} ${index + 1}`,
      queue: index % 2 ? 'sales' : 'support',
    })),
  });
}
