/** What the server runs on, handed in so that tests can hand in others. */
import type { System } from '@bough/application';
import type { Refusal } from '@bough/domain';
import type { OpenIdSettings } from './access/open-id.js';
import type { WebClient } from './http/web-client.js';
import type { Workshop } from './workshop/workshop.js';

export interface AppParts {
  readonly system: System;
  /** What to tell people of an error that means that the database is away, or too slow; else `null`. */
  readonly databaseTrouble: (error: unknown) => Refusal | null;
  /** Off when left out. */
  readonly openId?: OpenIdSettings | null;
  /** `null`, or left out: it was not built. */
  readonly web?: WebClient | null;
  /** Whose word on the address of the caller is taken: addresses and networks; nobody's when left out. */
  readonly trustedProxies?: readonly string[];
  /** Whether the demo may be read without signing in, on this machine; true when left out. */
  readonly demoIsOpen?: boolean;
  /** Seconds of CPU that a person may use in a minute; 0, or left out: as much as they want. */
  readonly cpuPerMinute?: number;
  /** Other sites whose pages may call the API with a token; none when left out. */
  readonly corsOrigins?: readonly string[];
  /** Where dear work is done; left out: where it is asked. */
  readonly workshop?: Workshop;
  /** In seconds: how long a request may take; 30 when left out. */
  readonly deadline?: number;
  /** A thread behind another that has asked who calls, whether the answer is kept, and what it costs. */
  readonly isBehind?: boolean;
}
