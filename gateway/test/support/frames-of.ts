/** Frames made by chance from a JSON Schema: such as pass, and such as have been spoilt somewhere. */

/** As much of JSON Schema as the protocol says. */
export interface FrameSchema {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly FrameSchema[];
  readonly oneOf?: readonly FrameSchema[];
  readonly allOf?: readonly { readonly if: FrameSchema; readonly then: FrameSchema }[];
  readonly type?: string;
  readonly items?: FrameSchema;
  readonly not?: object;
  readonly properties?: Readonly<Record<string, FrameSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: FrameSchema;
}

type Json = Record<string, unknown>;

/** Makes frames; the same numbers make the same frames. */
export class FramesOf {
  readonly #schemas: Readonly<Record<string, FrameSchema>>;
  readonly #random: () => number;

  constructor(schemas: Readonly<Record<string, FrameSchema>>, random: () => number) {
    this.#schemas = schemas;
    this.#random = random;
  }

  /** A value that passes. */
  make(schema: FrameSchema): unknown {
    if (schema.$ref) return this.make(this.#schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    if ('const' in schema) return schema.const;
    const choice = schema.anyOf ?? schema.oneOf;
    if (choice) return this.make(this.#one(choice));
    if (schema.enum) return this.#one(schema.enum);
    if (schema.type === 'string') return 'abc'.slice(Math.floor(this.#random() * 3));
    if (schema.type === 'number') return Math.floor(this.#random() * 1e6);
    if (schema.type === 'boolean') return this.#random() < 0.5;
    if (schema.type === 'array') return this.#list(schema.items ?? {});
    return schema.type === 'object' ? this.#object(schema) : null;
  }

  /** The same with something in it that is else than it was: gone, of another type, or too long. */
  spoil(frame: unknown): unknown {
    const copy = structuredClone(frame);
    const places: [Json, string][] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, inner] of Object.entries(value)) {
        places.push([value as Json, name]);
        visit(inner);
      }
    };
    visit(copy);
    const [where, name] = this.#one(places);
    const instead = this.#one([undefined, null, 7, 'abc', {}, [], true, 'x'.repeat(201), 'x'.repeat(4001)]);
    if (instead === undefined && !Array.isArray(where)) Reflect.deleteProperty(where, name);
    else where[name] = instead ?? null;
    return copy;
  }

  #one<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)] as T;
  }

  #list(items: FrameSchema): unknown[] {
    const length = items.not ? 0 : Math.floor(this.#random() * 3);
    return Array.from({ length }, () => this.make(items));
  }

  #object({ properties = {}, required = [], additionalProperties, allOf = [] }: FrameSchema): Json {
    const made: Json = {};
    for (const [name, schema] of Object.entries(properties))
      if (required.includes(name) || this.#random() < 0.4) made[name] = this.make(schema);
    if (additionalProperties) made['some-key'] = this.make(additionalProperties);
    for (const { if: condition, then } of allOf)
      for (const [name, { const: value }] of Object.entries(condition.properties ?? {}))
        if (made[name] === value)
          for (const needed of then.required ?? []) made[needed] ??= this.make(properties[needed] ?? {});
    return made;
  }
}
