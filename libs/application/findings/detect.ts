/** Noticing what needs attention, as detection needs it: handed in, so that what happens around it can be tried without numbers. */
import type { Day, Detection, Ownership, RegisteredChange } from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

export interface DetectionOptions {
  readonly ownership: Ownership;
  /** Epoch milliseconds: who answers for what, and which day it is. */
  readonly at: number;
  /** How far the data may be read; left out: to its end. */
  readonly asOf?: Day;
  /** What people registered besides the events of the workspace: launches of interventions. */
  readonly changes?: readonly RegisteredChange[];
}

/** Notices what needs attention. It stores nothing. */
export type Detect = (snapshot: Snapshot, options: DetectionOptions) => Promise<Detection>;
