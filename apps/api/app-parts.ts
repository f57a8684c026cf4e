/** What the server runs on, handed in so that tests can hand in others. */
import type { System } from '@bough/application';
import type { OpenIdSettings } from './access/open-id.js';
import type { WebClient } from './http/web-client.js';

export interface AppParts {
  readonly system: System;
  /** Whether an error means that the database went away. */
  readonly isDatabaseLost: (error: unknown) => boolean;
  /** Off when left out. */
  readonly openId?: OpenIdSettings | null;
  /** `null`, or left out: it was not built. */
  readonly web?: WebClient | null;
  /** Other sites whose pages may call the API with a token; none when left out. */
  readonly corsOrigins?: readonly string[];
}
