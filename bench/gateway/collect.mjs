// Loaded into a gateway whose memory is measured, with `--expose-gc`: what is garbage is not counted, whenever the engine
// would have collected it.
const COLLECT_MS = 5_000;

setInterval(globalThis.gc, COLLECT_MS).unref();
