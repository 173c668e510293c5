import { randomFillSync } from 'node:crypto';

const SIZE = 16;
/** Randomness is asked for in stock: each time costs a call into the system. */
const stock = Buffer.alloc(256 * SIZE);
let used = stock.length;

/** A new UUID of version 7 (RFC 9562): begins with the time in milliseconds, so that new rows lie beside each other. */
export function uuidv7(now: number = Date.now()): string {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  const bytes = stock.subarray(used, (used += SIZE));
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Whether a text is written as our UUIDs are. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
