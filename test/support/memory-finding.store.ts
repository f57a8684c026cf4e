import {
  FINDING_GROUPS,
  FindingConflict,
  placeInOrder,
  FindingStore,
  type AuditEntry,
  type DetectionKey,
  type DetectionRun,
  type FindingFilter,
  type FindingPageWish,
  type FindingPlace,
  type FindingRef,
  type FindingSave,
  type FindingTally,
} from '@bough/application';
import {
  isOverdue,
  currentRouting,
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
  /** By person and finding, how many events they have read. */
  private readonly read = new Map<string, number>();
  private readonly looks: DetectionRun[] = [];
  private isBusy = false;

  /** `append`: where the audit goes. */
  constructor(private readonly append: (entry: AuditEntry) => Promise<void> = async () => undefined) {
    super();
  }

  async revision(): Promise<string> {
    const versions = [...this.findings.values()].reduce((sum, { version }) => sum + version, 0);
    return `${this.findings.size}.${versions}.${this.looks.length}`;
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

  async findAll(ids: readonly string[]): Promise<Finding[]> {
    return [...this.findings.values()].filter(({ id }) => ids.includes(id));
  }

  async list(filter: FindingFilter, { sort, most, after }: FindingPageWish): Promise<Finding[]> {
    const placed = this.matching(filter).map((finding) => ({ finding, ...placeInOrder(finding, sort) }));
    const later = placed.filter((each) => !after || inList(each, after) > 0).sort(inList);
    return later.slice(0, most).map(({ finding }) => finding);
  }

  async count(filter: FindingFilter): Promise<number> {
    return this.matching(filter).length;
  }

  async tally(filter: FindingFilter): Promise<FindingTally[]> {
    const found = this.matching(filter);
    return FINDING_GROUPS.flatMap((by) => {
      const values = found.map(({ severity, status, signal: { kind }, ...rest }) =>
        by === 'person' ? (rest.assignee ?? currentRouting(rest as Finding).person) : { severity, status, kind }[by],
      );
      const each = [...new Set(values)].sort((a, b) => ((a ?? '~') < (b ?? '~') ? -1 : 1));
      return each.map((value) => ({ by, value, count: values.filter((other) => other === value).length }));
    }).sort((a, b) => (a.by < b.by ? -1 : Number(a.by > b.by)));
  }

  async markSeen(person: string, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.read.set(`${person} ${id}`, this.happened.get(id)?.length ?? 0);
  }

  async unread(person: string, ids: readonly string[]): Promise<Set<string>> {
    return new Set(ids.filter((id) => this.isUnread(person, id)));
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
    this.read.clear();
    this.looks.length = 0;
    await this.append(entry);
  }

  async alone<Result>(work: () => Promise<Result>): Promise<Result | null> {
    if (this.isBusy) return null;
    this.isBusy = true;
    return work().finally(() => (this.isBusy = false));
  }

  private matching(filter: FindingFilter): Finding[] {
    const { unreadBy } = filter;
    const found = [...this.findings.values()].filter((each) => matches(each, filter));
    return unreadBy === undefined ? found : found.filter(({ id }) => this.isUnread(unreadBy, id));
  }

  private isUnread(person: string, id: string): boolean {
    const read = this.read.get(`${person} ${id}`) ?? 0;
    return (this.happened.get(id) ?? []).slice(read).some(({ actor }) => actor.id !== person);
  }

  private keepBeside({ finding: { id }, sighting, events }: FindingChange): void {
    this.happened.set(id, [...(this.happened.get(id) ?? []), ...events]);
    if (!sighting) return;
    const others = (this.seen.get(id) ?? []).filter(({ asOf }) => asOf !== sighting.asOf);
    this.seen.set(id, [...others, sighting]);
  }
}

function matches(finding: Finding, filter: FindingFilter): boolean {
  const { statuses, severities, kinds, people, path, segment, overdueAt, unrouted } = filter;
  const { rules, metrics, words, from, before } = filter;
  const { signal, status, severity, assignee } = finding;
  const whom = assignee ?? currentRouting(finding).person;
  return (
    (statuses?.includes(status) ?? true) &&
    (severities?.includes(severity) ?? true) &&
    (kinds?.includes(signal.kind) ?? true) &&
    (!people || (whom !== null && people.includes(whom))) &&
    (rules?.includes(signal.rule) ?? true) &&
    (!metrics || (signal.metric !== null && metrics.includes(signal.metric))) &&
    (words?.every((word) => (/^#\d+$/.test(word) ? word === `#${finding.number}` : textOf(finding).includes(word))) ??
      true) &&
    (!from || finding.firstSeenAt >= from.getTime()) &&
    (!before || finding.firstSeenAt < before.getTime()) &&
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

function textOf({ signal: { title, words, path } }: Finding): string {
  return `${title} ${words} ${path}`.toLowerCase();
}

function inList(a: FindingPlace, b: FindingPlace): number {
  return a.key === b.key ? b.number - a.number : a.key - b.key;
}
