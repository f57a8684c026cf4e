/** What the three memory stores share: the facts as plain maps, and what must be true of them by the domain's own rules. */
import type {
  AppliedWorkspace,
  AuditEntry,
  AuditEvent,
  BatchCounts,
  Checkpoint,
  ImportRecord,
  ImportRequest,
  RowProblem,
} from '@bough/application';
import {
  DAY_ALWAYS,
  DAY_OPEN_END,
  businessClock,
  membership,
  referenceRollup,
  standardFor,
  timeZone,
  topicStandards,
  UNKNOWN,
  type AttributeValue,
  type BusinessClock,
  type BusinessHours,
  type Conversation,
  type CostPool,
  type Day,
  type DurationLimit,
  type Reading,
  type ReferencePeriod,
  type RollupCell,
} from '@bough/domain';

/** The import that brought a fact first, and the one that changed it last. */
export interface StoredRuns {
  readonly firstRun: number;
  readonly changedRun: number;
}

export interface StoredConversation {
  /** Source and external id; `null` when the source names nobody. */
  readonly customer: string | null;
  readonly conversation: Conversation;
  readonly version: number;
  readonly runs: StoredRuns;
}

export interface StoredCost extends CostPool {
  readonly source: string;
  /** The last import that said it. */
  readonly said: number;
  readonly runs: StoredRuns;
}

export interface StoredCustomer {
  readonly id: string;
  runs: StoredRuns;
  name: string | null;
  activeFrom: Day;
  activeTo: Day;
  version: number;
  /** By attribute and the day from which it holds. */
  readonly attributes: Map<string, AttributeValue>;
}

export interface StoredRun {
  readonly request: ImportRequest;
  readonly fresh: boolean;
  readonly batches: Map<number, BatchCounts>;
  readonly problems: Map<number, RowProblem>;
  record: ImportRecord;
  /** The workspace under which it goes on; `null` while nobody holds it. */
  workspaceVersion: number | null;
}

export class MemoryDatabase {
  readonly workspaces: AppliedWorkspace[] = [];
  /** Versions that are marked as the demo's. */
  readonly demoVersions = new Set<number>();
  readonly conversations = new Map<string, StoredConversation>();
  /** Customers that conversations alone have named are not in here. */
  readonly customers = new Map<string, StoredCustomer>();
  readonly costs = new Map<string, StoredCost>();
  readonly readings = new Map<string, Reading & { readonly runs: StoredRuns }>();
  /** What was removed, by kind and key. */
  readonly removals = new Map<string, { readonly version: number; readonly reason: string; readonly run: number }>();
  /** How far syncs have come, by source and stream. */
  readonly cursors = new Map<string, Checkpoint>();
  readonly runs = new Map<number, StoredRun>();
  readonly audit: AuditEvent[] = [];
  lastRun = 0;
  readonly fields = new Map<string, { readonly run: number; readonly field: string; readonly partial: boolean }>();
  /** Something changed that the rollups do not know yet. */
  dirty = false;
  dataVersion = 0;
  private readonly clocks = new WeakMap<BusinessHours, BusinessClock>();

  get workspace(): AppliedWorkspace | null {
    return this.workspaces.at(-1) ?? null;
  }

  appendAudit(entry: AuditEntry): void {
    this.audit.push({ ...entry, id: this.audit.length + 1 });
  }

  /** Everything but the workspaces and the audit. */
  removeFacts(): void {
    const { conversations, customers, costs, readings, runs, fields, removals, cursors } = this;
    for (const kept of [conversations, customers, costs, readings, runs, fields, removals, cursors]) kept.clear();
    this.dirty = true;
    this.dataVersion += 1;
  }

  /** Kept, because a day is looked up once by a clock. */
  private businessClock(): BusinessClock | null {
    const { businessHours: hours } = this.workspace!.workspace;
    if (!hours) return null;
    let clock = this.clocks.get(hours);
    if (!clock) this.clocks.set(hours, (clock = businessClock(hours)));
    return clock;
  }

  /** The first day of a customer, which may be that of the first conversation. */
  activeFromOf({ id, activeFrom }: StoredCustomer): Day {
    const { activityBegins, timeZone: zoneName } = this.workspace!.workspace;
    if (activityBegins !== 'first_conversation') return activeFrom;
    const own = [...this.conversations.values()].filter(({ customer }) => customer === id);
    return Math.min(activeFrom, ...own.map(({ conversation }) => timeZone(zoneName).dayAt(conversation.createdAt)));
  }

  spansOf(customer: StoredCustomer) {
    const { dimensions, revenue } = this.workspace!.workspace;
    return membership(dimensions, revenue)([...customer.attributes.values()]);
  }

  /**
   * Every cell from nothing, by the reference; of everybody, or of one customer alone (`null`: of nobody known), and only of the
   * conversations that count; with `followUpDays`, cohorts by the day on which they began.
   */
  rollup(
    reference: ReferencePeriod | null,
    only?: string | null,
    counts?: (conversation: Conversation) => boolean,
    followUpDays?: number,
    limits: readonly DurationLimit[] = [],
  ): RollupCell[] {
    const { dimensions, timeZone: zoneName } = this.workspace!.workspace;
    const zone = timeZone(zoneName);
    const business = this.businessClock();
    const conversations = [...this.conversations.values()];
    const standards = topicStandards(
      conversations.map((stored) => stored.conversation),
      zone,
      reference,
    );
    const isMeant = (customer: string | null) => only === undefined || customer === only;
    const cells = referenceRollup({
      conversations: conversations.filter(({ customer }) => isMeant(customer)),
      customers: [...this.customers.values()]
        .filter(({ id }) => isMeant(id))
        .map((customer) => ({
          ...customer,
          activeFrom: this.activeFromOf(customer),
          spans: this.spansOf(customer),
        })),
      zone,
      ...(business && { business }),
      unknown: dimensions.map(() => UNKNOWN),
      limits,
      standardSeconds: (topic) => standardFor(standards, topic),
      ...(counts && { counts }),
      ...(followUpDays !== undefined && { followUpDays }),
    });
    return [...cells.values()];
  }
}

/** `desk` and `7` as one key; NUL is in no text. */
export function keyOf(source: string, externalId: string): string {
  return `${source}\0${externalId}`;
}

export function newCustomer(id: string, runs: StoredRuns): StoredCustomer {
  return { id, runs, name: null, activeFrom: DAY_ALWAYS, activeTo: DAY_OPEN_END, version: 0, attributes: new Map() };
}
