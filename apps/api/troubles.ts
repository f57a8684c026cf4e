import type { Refusal } from '@bough/domain';

/** Tells a database that is away, or too slow, from a defect. A class, so that it can be injected. */
export abstract class Troubles {
  /** What to tell people; `null` of any other error. */
  abstract of(error: unknown): Refusal | null;
}
