import type { Assessment, Instant, Intervention, Ownership } from '@bough/domain';

/** An intervention with what came out of it. */
export interface InterventionOutcome {
  readonly intervention: Intervention;
  /** `null`: it was never assessed. */
  readonly assessment: Assessment | null;
}

/** Writes tables that files have, too, in the form in which they are read back. */
export abstract class TableFiles {
  /** What holds at an instant or later; days are those of the time zone. */
  abstract owners(ownership: Ownership, zone: string, at: Instant): string;
  /** A row for each intervention. */
  abstract results(results: readonly InterventionOutcome[]): string;
}
