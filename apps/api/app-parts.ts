/** What the server runs on, handed in so that tests can hand in others. */
import type { Detect, DetectPorts, Engine } from '@bough/application';
import type { Stores } from '@bough/persistence';
import type { OpenIdSettings } from './access/open-id.js';

export interface AppParts extends Stores {
  readonly engine: Engine;
  /** Notices what needs attention. */
  readonly detect: Detect;
  readonly registeredChanges: DetectPorts['registeredChanges'];
  /** Whether an error means that the database went away. */
  readonly isDatabaseLost: (error: unknown) => boolean;
  /** Off when left out. */
  readonly openId?: OpenIdSettings | null;
}
