import {
  look,
  MONDAY,
  NODES,
  OLGA,
  OWNED,
  PEOPLE,
  PRIYA,
  raised,
  SAM,
  TOM,
} from '../../../test/support/builders-findings.js';
import { assignment, delegation, person } from '../../../test/support/builders-ownership.js';
import type { Ownership } from '../ownership/assignment.js';
import { findDataProblems, type DataSignalInput } from './data-signals.js';
import { findOwnershipGaps } from './gap-signals.js';
import { listWork } from './my-work.js';
import { findOverdueReviews } from './review-signals.js';

const PERIOD = { from: 100, to: 128 };
/** Pro has 300 of 1,000 conversations, Free 50. */
const conversations: Record<string, number> = { '': 1000, pro: 300, 'pro/cost': 300, free: 50 };
const reachOf = (path: string) => ({ customers: 1, conversations: conversations[path]!, money: null });
const nodes = NODES.map((node) => ({ ...node, segment: node.path.split('/')[0] || null }));
const gaps = (ownership: Ownership) =>
  findOwnershipGaps({ ...look(MONDAY, 0, ownership), nodes, period: PERIOD, reachOf }).map(
    ({ cause, path, severity, title, evidence }) => ({ cause, path, severity, title, evidence: evidence[0]!.text }),
  );
const without = (...targets: string[]) => OWNED.assignments.filter(({ target }) => !targets.includes(target));

describe('gaps in ownership', () => {
  it('there are none where somebody answers for everything, or deliberately nobody does', () => {
    const stop = assignment(15, 'free', 'A', null, { reason: 'undecided', validTo: MONDAY + 1 });
    expect(gaps(OWNED)).toEqual([]);
    expect(gaps({ ...OWNED, assignments: [...OWNED.assignments, stop] })).toEqual([]);
  });

  it('a part of the tree without an owner is one gap, at its top', () => {
    const [root, ...others] = gaps({ ...OWNED, assignments: [] });
    expect(others).toEqual([]);
    expect(root).toEqual({
      cause: 'ownership_gap:unowned:',
      path: '',
      severity: 'high',
      title: 'Nobody is Accountable for Support',
      evidence: '4',
    });
    const some = gaps({ ...OWNED, assignments: without('') });
    expect(some.map(({ path, severity, evidence }) => [path, severity, evidence])).toEqual([['', 'high', '2']]);
  });

  it('somebody who left, and somebody who is away without cover, are one gap each, wherever they are missed', () => {
    const left = { active: false, deactivatedAt: MONDAY };
    const people = [PEOPLE[0]!, person(2, 'priya', left), ...PEOPLE.slice(2)];
    expect(gaps({ ...OWNED, people, assignments: without('pro/cost') })).toEqual([
      {
        cause: 'ownership_gap:left:priya',
        path: 'pro',
        severity: 'medium',
        title: 'Priya is Accountable and is no longer active',
        evidence: '2',
      },
    ]);
    const away = gaps({ ...OWNED, delegations: [delegation(21, 3, null)] });
    expect(away).toMatchObject([{ cause: 'ownership_gap:away:sam', path: 'pro/cost', evidence: '1' }]);
    const free = assignment(16, 'free', 'A', 3);
    const two = gaps({ ...OWNED, assignments: [...OWNED.assignments, free], delegations: [delegation(21, 3, null)] });
    expect(two).toMatchObject([{ cause: 'ownership_gap:away:sam', path: '', evidence: '2' }]);
  });
});

describe('data that cannot be trusted', () => {
  const sound: DataSignalInput = {
    range: { from: 0, to: 128 },
    today: 130,
    freshnessDays: 3,
    period: PERIOD,
    unknown: [{ dimension: 'plan', name: 'Plan', share: 0.09, before: 0.05, conversations: 500 }],
    createdOn: () => 30,
    reach: reachOf(''),
  };
  const rules = (given: Partial<DataSignalInput>) =>
    findDataProblems({ ...sound, ...given }).map(({ rule, severity }) => `${rule} ${severity}`);
  const shares = (share: number | null, before: number | null, count = 500) =>
    rules({ unknown: [{ dimension: 'plan', name: 'Plan', share, before, conversations: count }] });

  it('a source is stale after its days, and badly so after three times as many', () => {
    expect(rules({})).toEqual([]);
    expect(rules({ today: 131 })).toEqual([]);
    expect(rules({ today: 132 })).toEqual(['stale medium']);
    expect(rules({ today: 138 })).toEqual(['stale high']);
    expect(rules({ today: 999, freshnessDays: null })).toEqual([]);
  });

  it('an empty day is missing where the same weekday usually is not', () => {
    const on = (empty: number[], usual = 30) => rules({ createdOn: (day) => (empty.includes(day) ? 0 : usual) });
    expect(on([120])).toEqual(['missing_days medium']);
    expect(on([120, 121, 122])).toEqual(['missing_days high']);
    expect(on([120], 19)).toEqual([]);
    expect(rules({ createdOn: (day) => (day % 7 === 1 ? 0 : 30) })).toEqual([]); // closed on that weekday
    expect(rules({ range: { from: 90, to: 128 }, createdOn: (day) => (day === 120 ? 0 : 30) })).toEqual([]); // too young
  });

  it('a share in Unknown that rose by five points and by half of itself', () => {
    expect(shares(0.1, 0.05)).toEqual(['unknown_share medium']);
    expect(shares(0.2, 0.04)).toEqual(['unknown_share high']);
    expect(shares(0.099, 0.05)).toEqual([]);
    expect(shares(0.3, 0.24)).toEqual([]);
    expect([shares(0.2, 0.04, 99), shares(null, 0.04), shares(0.2, null)]).toEqual([[], [], []]);
  });
});

it('standards are past their review from that day on, as long as they hold', () => {
  const standard = {
    segment: 'plan/pro',
    metric: 'csat',
    kind: 'at_least' as const,
    low: 0.8,
    high: null,
    share: null,
    basis: 'calendar' as const,
    contractual: false,
    from: 0,
    to: null,
    reason: 'promised',
    review: 100,
    setBy: null,
  };
  const review = (given: Partial<typeof standard>, today: number) =>
    findOverdueReviews({
      standards: [{ ...standard, ...given }],
      today,
      period: PERIOD,
      reachOf,
      pathOf: () => 'pro',
      nameOf: () => 'CSAT, Pro',
    }).map(({ severity, cause, title }) => [severity, cause, title]);
  const cause = 'standard_review:plan/pro:csat:at_least';
  expect(review({}, 99)).toEqual([]);
  expect(review({}, 100)).toEqual([['low', cause, 'The standard for CSAT, Pro is past its review']]);
  expect(review({}, 130)[0]![0]).toBe('medium');
  expect(review({ contractual: true }, 130)[0]![0]).toBe('high');
  expect(review({ to: 100 as unknown as null }, 100)).toEqual([]);
});

describe('my work', () => {
  const at = look();
  const everything = { bets: [], nodes: NODES, owned: at.owned, at: MONDAY, isAdmin: false };
  const touched = (money: number | null, customers = 0) => ({ customers, conversations: 0, money });
  const reasons = (person: string | null, findings: ReturnType<typeof raised>[], given = {}) =>
    listWork(person, { ...everything, findings, ...given }).map(
      ({ reason, finding }) => `${reason} ${finding?.number ?? ''}`,
    );

  it('says what to do with each, what is worth most first and copies last', () => {
    const numbered = (
      number: number,
      given: Partial<ReturnType<typeof raised>>,
      money: number | null,
      customers = 0,
    ) => {
      const finding = raised({ touched: touched(money, customers) });
      return { ...finding, number, ...given };
    };
    const findings = [
      numbered(1, {}, 100),
      numbered(2, { status: 'acknowledged', assignee: SAM }, 300),
      numbered(3, { status: 'in_progress', assignee: SAM }, null, 9),
      numbered(4, { status: 'resolved', resolution: 'fixed', assignee: SAM }, null, 10),
      numbered(5, { snoozedUntil: MONDAY + 1 }, 900),
      numbered(6, { status: 'dismissed' }, 900),
      numbered(7, { status: 'acknowledged', assignee: TOM, informed: [SAM] }, 999),
      numbered(8, { status: 'resolved', resolution: 'recovered', assignee: SAM }, 900),
    ];
    expect(reasons(SAM, findings)).toEqual([
      'to_decide 2',
      'to_acknowledge 1',
      'to_verify 4',
      'in_progress 3',
      'copy 7',
    ]);
    expect(reasons(TOM, findings)).toEqual(['to_decide 7', 'copy 2', 'copy 1', 'copy 3']);
  });

  it('says on whose behalf, when it is due, and that it is overdue', () => {
    const covered = look(MONDAY, 0, { ...OWNED, delegations: [delegation(21, 2, 3)] });
    const finding = raised({ path: 'pro' }, covered);
    const [item] = listWork(SAM, { ...everything, findings: [finding], at: finding.acknowledgeBy! });
    expect(item).toMatchObject({ onBehalfOf: PRIYA, dueAt: finding.acknowledgeBy, overdue: true });
  });

  it('shows what landed on nobody to admins, and gaps to whoever answers right above them', () => {
    const nobody = raised({}, look(MONDAY, 0, { ...OWNED, assignments: [] }));
    expect(reasons(OLGA, [nobody])).toEqual([]);
    expect(reasons(OLGA, [nobody], { isAdmin: true })).toEqual(['unrouted 1']);
    const stop = assignment(15, 'free', 'A', null, { reason: 'undecided', validTo: MONDAY + 1 });
    const { owned } = look(MONDAY, 0, { ...OWNED, assignments: [...OWNED.assignments, stop] });
    expect(listWork(OLGA, { ...everything, owned, findings: [] })).toMatchObject([{ reason: 'gap', path: 'free' }]);
    expect(listWork(PRIYA, { ...everything, owned, findings: [] })).toEqual([]);
  });
});
