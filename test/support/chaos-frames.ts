/** The length of the WebSocket frame (RFC 6455, 5.2) with which these bytes begin; nothing while it is not all there. */
export function frameLength(bytes: Buffer): number | undefined {
  if (bytes.length < 2) return undefined;
  const [size, head] = sizeOf(bytes);
  if (size === undefined) return undefined;
  const isMasked = (bytes.readUInt8(1) & 0x80) !== 0;
  const length = head + (isMasked ? 4 : 0) + size;
  return bytes.length >= length ? length : undefined;
}

/** The size of the content where it is there already, and how long the head is without the mask. */
function sizeOf(bytes: Buffer): readonly [number | undefined, number] {
  const short = bytes.readUInt8(1) & 0x7f;
  if (short === 126) return [bytes.length < 4 ? undefined : bytes.readUInt16BE(2), 4];
  if (short === 127) return [bytes.length < 10 ? undefined : Number(bytes.readBigUInt64BE(2)), 10];
  return [short, 2];
}
