/** What Bough does unasked and takes long: it looks for what needs attention, and assesses interventions that are due. */
import type { DetectionRun, System } from '@bough/application';
import type { Caller, Refusal } from '@bough/domain';

/** What came of the interventions that were due. */
export interface CheckedDue {
  readonly assessed: readonly { readonly number: number; readonly headline: string }[];
  /** Those that cannot be assessed, for another reason than a database that is away. */
  readonly failures: readonly { readonly number: number; readonly message: string }[];
}

export interface Chores {
  /** A detection run, if the data have changed since the last one; `null` if they have not, or another server is at it. */
  detect(asked: null, caller: Caller): Promise<DetectionRun | null>;
  checkDue(asked: null, caller: Caller): Promise<CheckedDue>;
}

export function choresOn(system: System, troubleOf: (error: unknown) => Refusal | null): Chores {
  return {
    detect: async (_, caller) => {
      const { findings } = system.as(caller);
      const result = await findings.detect();
      // What the run has read is fresh: whoever asks this thread for the comparisons next finds them ready.
      await findings.contrasts();
      return result?.isNew ? result.run : null;
    },
    checkDue: async (_, caller) => {
      const done = await system.as(caller).interventions.checkDue();
      return {
        assessed: (done?.assessed ?? []).map(({ intervention: { number }, assessment }) => ({
          number,
          headline: assessment.result.words.headline,
        })),
        failures: (done?.failures ?? [])
          .filter(({ error }) => !troubleOf(error))
          .map(({ number, error }) => ({ number, message: (error as Error).message })),
      };
    },
  };
}
