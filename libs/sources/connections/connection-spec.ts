/** How a mapping reaches a database: everything but the secret itself, which stands where it is kept. */

import type { PostgresPlace } from '@bough/application';

/** Where a secret is: in a variable of the environment, or alone in a file. */
export type SecretReference = { readonly env: string } | { readonly file: string };

/** A PostgreSQL server. */
export interface ConnectionSpec extends PostgresPlace {
  readonly kind: 'postgres';
  /** A text is refused: files of a workspace are meant for git. */
  readonly password?: SecretReference | string;
}

/** By the names that imports use. */
export type Connections = Readonly<Record<string, ConnectionSpec>>;
