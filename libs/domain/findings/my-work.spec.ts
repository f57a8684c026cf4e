import {
  contextAt,
  MONDAY,
  NODES,
  OLGA,
  OWNED,
  PRIYA,
  raised,
  SAM,
  TOM,
} from '../../../test/support/builders-findings.js';
import { assignment, delegation } from '../../../test/support/builders-ownership.js';
import { listWork } from './my-work.js';

describe('my work', () => {
  const at = contextAt();
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
    const covered = contextAt(MONDAY, 0, { ...OWNED, delegations: [delegation(21, 2, 3)] });
    const finding = raised({ path: 'pro' }, covered);
    const [item] = listWork(SAM, { ...everything, findings: [finding], at: finding.acknowledgeBy! });
    expect(item).toMatchObject({ onBehalfOf: PRIYA, dueAt: finding.acknowledgeBy, overdue: true });
  });

  it('shows what landed on nobody to admins, and gaps to whoever answers right above them', () => {
    const nobody = raised({}, contextAt(MONDAY, 0, { ...OWNED, assignments: [] }));
    expect(reasons(OLGA, [nobody])).toEqual([]);
    expect(reasons(OLGA, [nobody], { isAdmin: true })).toEqual(['unrouted 1']);
    const stop = assignment(15, 'free', 'A', null, { reason: 'undecided', validTo: MONDAY + 1 });
    const { owned } = contextAt(MONDAY, 0, { ...OWNED, assignments: [...OWNED.assignments, stop] });
    expect(listWork(OLGA, { ...everything, owned, findings: [] })).toMatchObject([{ reason: 'gap', path: 'free' }]);
    expect(listWork(PRIYA, { ...everything, owned, findings: [] })).toEqual([]);
  });
});
