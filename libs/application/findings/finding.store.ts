import {
  Refusal,
  type Day,
  type Finding,
  type FindingChange,
  type FindingEvent,
  type FindingKind,
} from '@bough/domain';
import type { FindingStatus, Severity, Sighting } from '@bough/domain';
import type { AuditEntry } from '../access/audit.store.js';
import type { FindingPlace, FindingSort } from './finding-order.js';

/** Somebody else changed a finding, or raised one for the same cause, since they were looked at. */
export class FindingConflict extends Refusal {
  constructor() {
    super('VERSION_CONFLICT', 'somebody changed the finding; look again and repeat the change');
  }
}

/** Equal keys, equal answers: the same look is not taken twice. */
export interface DetectionKey {
  readonly workspaceVersion: number;
  readonly dataVersion: number;
  readonly ownershipVersion: number;
  /** How many launches of interventions were known; they are only ever added to. */
  readonly launches: number;
  /** The day on which it was looked, in the workspace's time zone; deadlines and reviews pass without a change of data. */
  readonly lookedOn: Day;
  /** How far the data reached that was looked at. */
  readonly asOf: Day;
}

/** One look at the data, and what became of it. */
export interface DetectionRun extends DetectionKey {
  readonly startedAt: Date;
  readonly finishedAt: Date;
  /** Nodes, segments and rules that were watched, and how many signals chance alone would give. */
  readonly watched: number;
  readonly expectedByChance: number;
  readonly signals: number;
  readonly raised: number;
  readonly reopened: number;
  readonly recovered: number;
}

/** What is left out matches everything. */
export interface FindingFilter {
  readonly statuses?: readonly FindingStatus[];
  readonly severities?: readonly Severity[];
  readonly kinds?: readonly FindingKind[];
  readonly rules?: readonly string[];
  /** Keys. */
  readonly metrics?: readonly string[];
  /** Ids of people, one of whom has it or is to take it. */
  readonly people?: readonly string[];
  /** At this node and below. */
  readonly path?: string;
  readonly segment?: string;
  /** Open and past their deadline at this instant. */
  readonly overdueAt?: Date;
  /** Landed on nobody. */
  readonly unrouted?: boolean;
  /** Words in lower case, all of which occur in its number, title, words or node. */
  readonly words?: readonly string[];
  /** First seen at this instant or later. */
  readonly from?: Date;
  /** First seen before this instant. */
  readonly before?: Date;
  /** Id of somebody who has not read what others last did with it. */
  readonly unreadBy?: string;
}

/** How findings fall into groups: each is counted once by each of these. */
export const FINDING_GROUPS = ['severity', 'kind', 'status', 'person'] as const;
export type FindingGroup = (typeof FINDING_GROUPS)[number];

export interface FindingTally {
  readonly by: FindingGroup;
  /** The word of the domain, or the id of who has it or is to take it; `null` for nobody. */
  readonly value: string | null;
  readonly count: number;
}

/** Which findings of a list are read. */
export interface FindingPageWish {
  readonly sort: FindingSort;
  readonly most: number;
  /** Only what comes after. */
  readonly after?: FindingPlace;
}

export interface FindingSave {
  /** Of the changes as they were stored, with their numbers; `null`: nothing that the audit wants. */
  readonly entryOf: (saved: readonly Finding[]) => AuditEntry | null;
  /** The look that they come from. */
  readonly run?: DetectionRun;
}

export type FindingRef = { readonly id: string } | { readonly number: number };

/** Findings, what was seen, what happened to them, and the looks that were taken. */
export abstract class FindingStore {
  /** Another text after every change of a finding, and after every look. */
  abstract revision(): Promise<string>;
  abstract find(ref: FindingRef): Promise<Finding | null>;
  /** Those of the ids that there are, in any order. */
  abstract findAll(ids: readonly string[]): Promise<Finding[]>;
  /** Every finding that still answers for its cause; by number. */
  abstract unsettled(): Promise<Finding[]>;
  abstract list(filter: FindingFilter, page: FindingPageWish): Promise<Finding[]>;
  abstract count(filter: FindingFilter): Promise<number>;
  /** Only groups that have findings. */
  abstract tally(filter: FindingFilter): Promise<FindingTally[]>;
  /** The person (id) has read everything that has happened to these findings so far. */
  abstract markSeen(person: string, ids: readonly string[], at: Date): Promise<void>;
  /** Those of the findings (ids) to which others did something that the person (id) has not read. */
  abstract unread(person: string, ids: readonly string[]): Promise<Set<string>>;
  /** By id of the finding, the newest first. */
  abstract sightings(ids: readonly string[]): Promise<Map<string, Sighting[]>>;
  /** By id of the finding, the oldest first. */
  abstract events(ids: readonly string[]): Promise<Map<string, FindingEvent[]>>;
  /** The look with this key; `null`: it was not taken yet. */
  abstract run(key: DetectionKey): Promise<DetectionRun | null>;
  /** The newest first. */
  abstract runs(most: number): Promise<DetectionRun[]>;
  /**
   * All or nothing; new findings (version 1) get the next numbers. Refuses with `FindingConflict` unless every finding is exactly
   * one version on, every cause has one unsettled finding at most, and the look was not taken before.
   */
  abstract save(changes: readonly FindingChange[], save: FindingSave): Promise<Finding[]>;
  /** Forgets every finding and every look, as if there had never been any. */
  abstract removeAll(entry: AuditEntry): Promise<void>;
  /** Runs `work` unless another instance is at it, which gives `null`. */
  abstract alone<Result>(work: () => Promise<Result>): Promise<Result | null>;
}
