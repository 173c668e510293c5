// What remains of many measurements.

/** The value below which that share (0…1) of the values lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** The middle value. */
export function median(values) {
  return quantile(values, 0.5);
}
