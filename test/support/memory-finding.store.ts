import {
  FindingConflict,
  FindingStore,
  type AuditEntry,
  type DetectionKey,
  type DetectionRun,
  type FindingFilter,
  type FindingPlace,
  type FindingRef,
  type FindingSave,
} from '@bough/application';
import {
  isOverdue,
  currentRouting,
  SEVERITIES,
  type Finding,
  type FindingChange,
  type FindingEvent,
  type Sighting,
} from '@bough/domain';

/** Lists and maps; one finding per cause that is not settled. */
export class MemoryFindingStore extends FindingStore {
  private findings = new Map<string, Finding>();
  private readonly seen = new Map<string, Sighting[]>();
  private readonly happened = new Map<string, FindingEvent[]>();
  private readonly looks: DetectionRun[] = [];
  private isBusy = false;

  /** `append`: where the audit goes. */
  constructor(private readonly append: (entry: AuditEntry) => Promise<void> = async () => undefined) {
    super();
  }

  async find(ref: FindingRef): Promise<Finding | null> {
    if ('id' in ref) return this.findings.get(ref.id) ?? null;
    return [...this.findings.values()].find(({ number }) => number === ref.number) ?? null;
  }

  async unsettled(): Promise<Finding[]> {
    return [...this.findings.values()]
      .filter(({ settledAt }) => settledAt === null)
      .sort((a, b) => a.number - b.number);
  }

  async list(filter: FindingFilter, most: number, after?: FindingPlace): Promise<Finding[]> {
    const found = [...this.findings.values()].filter(
      (each) => matches(each, filter) && (!after || inList(each, after) > 0),
    );
    return found.sort(inList).slice(0, most);
  }

  async count(filter: FindingFilter): Promise<number> {
    return [...this.findings.values()].filter((each) => matches(each, filter)).length;
  }

  async sightings(ids: readonly string[]): Promise<Map<string, Sighting[]>> {
    return new Map(ids.map((id) => [id, [...(this.seen.get(id) ?? [])].sort((a, b) => b.asOf - a.asOf)]));
  }

  async events(ids: readonly string[]): Promise<Map<string, FindingEvent[]>> {
    return new Map(ids.map((id) => [id, [...(this.happened.get(id) ?? [])]]));
  }

  async run(key: DetectionKey): Promise<DetectionRun | null> {
    return this.looks.find((each) => isSameLook(each, key)) ?? null;
  }

  async runs(most: number): Promise<DetectionRun[]> {
    return [...this.looks].reverse().slice(0, most);
  }

  async save(changes: readonly FindingChange[], { entryOf, run }: FindingSave): Promise<Finding[]> {
    const next = new Map(this.findings);
    let number = Math.max(0, ...[...next.values()].map((each) => each.number));
    const saved = changes.map(({ finding }) => (finding.version === 1 ? { ...finding, number: ++number } : finding));
    for (const finding of saved) {
      if ((next.get(finding.id)?.version ?? 0) !== finding.version - 1) throw new FindingConflict();
      next.set(finding.id, finding);
    }
    const causes = [...next.values()].filter(({ settledAt }) => settledAt === null).map(({ signal }) => signal.cause);
    if (new Set(causes).size < causes.length || (run && (await this.run(run)))) throw new FindingConflict();
    this.findings = next;
    if (run) this.looks.push(run);
    for (const change of changes) this.keepBeside(change);
    const entry = entryOf(saved);
    if (entry) await this.append(entry);
    return saved;
  }

  async removeAll(entry: AuditEntry): Promise<void> {
    this.findings.clear();
    this.seen.clear();
    this.happened.clear();
    this.looks.length = 0;
    await this.append(entry);
  }

  async alone<Result>(work: () => Promise<Result>): Promise<Result | null> {
    if (this.isBusy) return null;
    this.isBusy = true;
    return work().finally(() => (this.isBusy = false));
  }

  private keepBeside({ finding: { id }, sighting, events }: FindingChange): void {
    this.happened.set(id, [...(this.happened.get(id) ?? []), ...events]);
    if (!sighting) return;
    const others = (this.seen.get(id) ?? []).filter(({ asOf }) => asOf !== sighting.asOf);
    this.seen.set(id, [...others, sighting]);
  }
}

function matches(finding: Finding, filter: FindingFilter): boolean {
  const { statuses, severities, kinds, person, path, segment, overdueAt, unrouted } = filter;
  const { signal, status, severity, assignee } = finding;
  const whom = assignee ?? currentRouting(finding).person;
  return (
    (statuses?.includes(status) ?? true) &&
    (severities?.includes(severity) ?? true) &&
    (kinds?.includes(signal.kind) ?? true) &&
    (person === undefined || whom === person) &&
    (path === undefined || path === '' || signal.path === path || signal.path.startsWith(`${path}/`)) &&
    (segment === undefined || signal.segment === segment) &&
    (overdueAt === undefined || isOverdue(finding, overdueAt.getTime())) &&
    (unrouted === undefined || (whom === null) === unrouted)
  );
}

function isSameLook(a: DetectionKey, b: DetectionKey): boolean {
  const keys = ['workspaceVersion', 'dataVersion', 'ownershipVersion', 'launches', 'lookedOn', 'asOf'] as const;
  return keys.every((key) => a[key] === b[key]);
}

/** The most severe first, of those the newest. */
function inList(a: FindingPlace, b: FindingPlace): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.number - a.number;
}
