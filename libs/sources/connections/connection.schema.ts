/** What `connections` of a mapping may say, as JSON Schema. */

const secret = {
  anyOf: [
    {
      type: 'object',
      additionalProperties: false,
      required: ['env'],
      properties: { env: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$', description: 'Name of the variable' } },
    },
    {
      type: 'object',
      additionalProperties: false,
      required: ['file'],
      properties: { file: { type: 'string', minLength: 1, description: 'Path of a file that holds nothing else' } },
    },
    { type: 'string', description: 'Refused: a secret does not belong into a file that is kept with others' },
  ],
  description: 'Where the password is: { env: NAME } or { file: path }',
} as const;

export const CONNECTIONS_SCHEMA = {
  type: 'object',
  propertyNames: { pattern: '^[a-z][a-z0-9_-]{0,62}$', description: 'names have small letters, digits, _ and -' },
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    required: ['kind', 'host', 'database', 'user'],
    properties: {
      kind: { const: 'postgres', description: 'A PostgreSQL server' },
      host: { type: 'string', minLength: 1, description: 'Name or address of the server' },
      port: { type: 'integer', minimum: 1, maximum: 65535, description: 'Default: 5432' },
      database: { type: 'string', minLength: 1, description: 'Name of the database' },
      user: { type: 'string', minLength: 1, description: 'Who reads; an account that can only read is best' },
      password: secret,
      tls: { type: 'boolean', description: 'Default: true, with a certificate that is checked' },
    },
  },
  description: 'Databases that imports read from, by name',
} as const;
