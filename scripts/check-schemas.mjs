// The building blocks of src/protocol/check.ts once more: what there checks, here is the JSON Schema of what passes.
export const text = (most = 100_000) => ({ type: 'string', maxLength: most });
export const id = text(200);
export const words = text(4000);
export const number = { type: 'number' };
export const flag = { type: 'boolean' };
export const isTrue = { const: true };
export const anything = {};
export const record = { type: 'object' };
export const oneOf = (...allowed) => (allowed.length > 0 ? { enum: allowed } : { not: {} });
export const list = (items) => ({ type: 'array', items });
export const atMost = (maxItems, schema) => ({ ...schema, maxItems });
export const dictionary = (values) => ({ type: 'object', additionalProperties: values });
export const trueOr = (schema) => ({ anyOf: [isTrue, schema] });

/** Those that may be absent, by their wrapping. */
const absent = new WeakMap();
export const optional = (schema) => {
  const wrapped = {};
  absent.set(wrapped, schema);
  return wrapped;
};

export const object = (fields) => ({
  type: 'object',
  properties: Object.fromEntries(
    Object.entries(fields).map(([name, schema]) => [name, absent.get(schema) ?? schema]),
  ),
  // Anything may also be missing.
  required: Object.keys(fields).filter((name) => !absent.has(fields[name]) && fields[name] !== anything),
});
export const kind = object;

export const variant = (variants) => ({
  oneOf: Object.entries(variants).map(([type, { properties, required }]) => ({
    type: 'object',
    properties: { type: { const: type }, ...properties },
    required: ['type', ...required],
  })),
});

export const needing = (schema, field, needed) => ({
  ...schema,
  allOf: Object.entries(needed).map(([value, other]) => ({
    if: { properties: { [field]: { const: value } } },
    then: { required: [other] },
  })),
});

export const fail = () => undefined;
export const json = fail;
