import { Refusal, type Assessment, type Day, type Instant, type Intervention, type VerdictKind } from '@bough/domain';
import type { AuditEntry } from '../access/audit.store.js';

/** Somebody else changed the intervention since it was looked at. */
export class InterventionConflict extends Refusal {
  constructor(number: number, expected: number) {
    super(
      'VERSION_CONFLICT',
      `intervention ${number} is no longer at version ${expected}: somebody changed it; look again and repeat the change`,
    );
  }
}

/** One assessment, kept with what it takes to repeat it. It is never changed. */
export interface KeptAssessment {
  readonly id: string;
  readonly intervention: string;
  /** SHA-256 of everything that the result follows from: equal keys, equal results. */
  readonly key: string;
  /** Of the revision that was assessed. */
  readonly planHash: string;
  readonly codeVersion: string;
  readonly workspaceVersion: number;
  readonly dataVersion: number;
  readonly dataThrough: Day | null;
  readonly verdict: VerdictKind;
  readonly result: Assessment;
  readonly at: Instant;
  /** Id of who asked; `null`: the command line, or Bough by itself. */
  readonly by: string | null;
}

export interface InterventionFilter {
  readonly statuses?: readonly Intervention['status'][];
}

/**
 * Interventions, their revisions, assessments and sign-offs. The database itself keeps what is frozen: a frozen revision, an
 * assessment and a sign-off are never changed or removed, and a status only moves as the domain's table says.
 */
export abstract class InterventionStore {
  /** Another text after every change of an intervention, and after every assessment. */
  abstract revision(): Promise<string>;
  /** Newest number first; those that were put away are left out. */
  abstract list(filter?: InterventionFilter): Promise<Intervention[]>;
  abstract find(id: string): Promise<Intervention | null>;
  abstract findByNumber(number: number): Promise<Intervention | null>;
  /** Gives it the next number. */
  abstract create(draft: Omit<Intervention, 'number'>, entry: (number: number) => AuditEntry): Promise<Intervention>;
  /**
   * Keeps the next state: version, status, freeze, and revisions and sign-offs that were added. Refuses with
   * `InterventionConflict` unless the kept version is the one before.
   */
  abstract save(next: Intervention, entry: AuditEntry): Promise<void>;
  /** Of one intervention, newest first. */
  abstract assessments(intervention: string): Promise<KeptAssessment[]>;
  abstract findAssessment(id: string): Promise<KeptAssessment | null>;
  /** The newest of each intervention that has one. */
  abstract latestAssessments(): Promise<Map<string, KeptAssessment>>;
  /** Keeps it unless the newest has the same key; gives the one that is kept. */
  abstract addAssessment(assessment: KeptAssessment, entry: AuditEntry): Promise<KeptAssessment>;
  /** Takes all that are there out of the lists, such as those of the demo. Nothing is lost. Gives how many. */
  abstract putAway(at: Instant, entry: AuditEntry): Promise<number>;
  /** Runs the work unless another process is at it already; `null` then. */
  abstract alone<Result>(work: () => Promise<Result>): Promise<Result | null>;
}
