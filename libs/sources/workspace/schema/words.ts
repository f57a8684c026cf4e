/** The building blocks of the schema: a text, a key, a number, a day, a list, an object. */

export const text = (description: string) => ({ type: 'string', minLength: 1, description }) as const;
export const key = (description: string) =>
  ({
    type: 'string',
    pattern: '^[a-z][a-z0-9_]{0,62}$',
    description: `${description} (small letters, digits and _, a letter first)`,
  }) as const;
export const name = text('The name to show; default: the key, "from_110k" as "From 110k"');
export const number = (description: string) => ({ type: 'number', description }) as const;
const ref = <N extends string>(definition: N) => ({ $ref: `#/definitions/${definition}` }) as const;
export const listOf = <N extends string>(definition: N, description: string) =>
  ({ type: 'array', items: ref(definition), description }) as const;
export const shape = <P extends object, R extends readonly (string & keyof P)[]>(properties: P, required: R) =>
  ({ type: 'object', additionalProperties: false, required, properties }) as const;
export const date = (description: string) =>
  ({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: `${description}, as 2025-01-31` }) as const;

export const personKey = (description: string) =>
  ({ type: 'string', pattern: '^[a-z][a-z0-9_-]{0,62}$', description }) as const;
