import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { TestApp } from '../../support/test-app.js';
import { tries } from '../../../test/support/how-much.js';

/** What is planted, counted from the generated rows and not through the product. */
const TRUTHS = JSON.parse(readFileSync(join(process.cwd(), 'examples/demo/truths.json'), 'utf8'));
const BOUND = 0.0109;

interface Reading {
  readonly current: {
    readonly value: number | null;
    readonly formatted: string | null;
    readonly exact: string | null;
    readonly availability: { status: string; reason: string | null; marks: string[]; message: string | null };
  };
  readonly quantiles: Readonly<Record<'median' | 'p90', { readonly value: number }>> | null;
}
interface Node {
  readonly key: string;
  readonly metric: { readonly key: string } | null;
  readonly planned: string | null;
  readonly reading: Reading | null;
}

const NODES = `query Nodes($period: PeriodInput!) {
  tree { slice(maxDepth: 9, first: 500) { nodes {
    key planned metric { key }
    reading(period: $period) {
      current { value formatted exact availability { status reason marks message } }
      quantiles { median { value } p90 { value } }
    }
  } } }
}`;
const range = (start: string, endExclusive: string) => ({ range: { start, endExclusive } });

export function readingSuite(app: () => TestApp): void {
  const read = async (period: object): Promise<Node[]> => (await app().query(NODES, { period })).tree.slice.nodes;

  describe.each([
    ['the whole time', range('2025-09-27', '2026-11-01'), TRUTHS.whole],
    ['July 2026', range('2026-07-01', '2026-08-01'), TRUTHS.months['2026-07']],
    ['August 2026', range('2026-08-01', '2026-09-01'), TRUTHS.months['2026-08']],
  ])('of %s', (_, period, truths) => {
    it('is what the facts say, for every plan', async () => {
      const nodes = await read(period);
      const compared: string[] = [];
      for (const { key, metric, reading } of nodes) {
        const [segment] = key.split('/');
        const truth = (segment ? truths.plan[segment!] : truths.all)[metric?.key ?? ''];
        if (truth === undefined) continue;
        const exact = typeof truth === 'number' ? truth : truth.mean;
        expect([key, Math.abs(reading!.current.value! - exact) <= 1e-9 * exact]).toEqual([key, true]);
        compared.push(metric!.key);
        if (typeof truth === 'object') expectQuantiles(reading!, truth);
      }
      expect(compared).toHaveLength(1 + 5 * 10); // the root and the branches
      expect(new Set(compared)).toEqual(
        new Set([
          'cost_to_serve',
          'contact_rate',
          'issue_complexity',
          'handling_efficiency',
          'first_response_time',
          'resolution_time',
          'touches_per_ticket',
          'handle_time',
          'escalation_rate',
          'csat',
        ]),
      );
    });
  });

  function expectQuantiles({ quantiles }: Reading, truth: { median: number; p90: number }): void {
    for (const name of ['median', 'p90'] as const)
      expect(Math.abs(quantiles![name].value / truth[name] - 1)).toBeLessThan(BOUND);
  }

  it('of a planned node says why there is none', async () => {
    const planned = (await read({ preset: 'LAST_28_DAYS' })).filter((node) => node.planned !== null);
    expect(planned).toHaveLength(5);
    for (const { planned: why, metric, reading } of planned) {
      expect(metric).toBeNull();
      expect(reading!.current).toMatchObject({
        value: null,
        formatted: null,
        availability: { status: 'UNAVAILABLE', reason: 'PLANNED', message: why },
      });
    }
  });

  it('has a value exactly when it is not unavailable, in any period', async () => {
    const day = fc.date({ min: new Date('2025-08-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    const text = (date: Date) => date.toISOString().slice(0, 10);
    const periods = fc.oneof(
      fc
        .tuple(day, fc.integer({ min: 1, max: 500 }))
        .map(([from, days]) => range(text(from), text(new Date(from.getTime() + days * 86_400_000)))),
      fc
        .constantFrom('ALL_TIME', 'LAST_COMPLETE_DAY', 'LAST_7_DAYS', 'MONTH_TO_DATE', 'LAST_COMPLETE_QUARTER')
        .map((preset) => ({ preset })),
    );
    const [before, after] = [range('2025-08-01', '2025-08-20'), range('2026-12-01', '2026-12-20')]; // of the data
    const lately = { preset: 'LAST_7_DAYS' };
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(periods, async (period) => {
        for (const { key, metric, planned, reading } of await read(period)) {
          expect([key, reading === null]).toEqual([key, metric === null && planned === null]);
          if (!reading) continue;
          const { value, formatted, availability } = reading.current;
          const { status, reason, marks, message } = availability;
          seen.add(`${status} ${reason}`);
          expect([key, status === 'UNAVAILABLE']).toEqual([key, value === null]);
          expect([formatted === null, marks.length > 0]).toEqual([value === null, status === 'LOW_CONFIDENCE']);
          expect([reason, message].map((each) => each === null)).toEqual(Array(2).fill(status === 'AVAILABLE'));
          if (status === 'LOW_CONFIDENCE') expect(reason).toBe(marks[0]);
        }
      }),
      { ...tries(15), examples: [before, after, lately].map((period) => [period]) },
    );
    expect(seen).toContain('UNAVAILABLE BEFORE_FIRST_DATA');
    expect(seen).toContain('UNAVAILABLE NO_DATA_IN_PERIOD');
    expect(seen).toContain('LOW_CONFIDENCE PERIOD_INCOMPLETE');
  });

  it('is exact for counts only', async () => {
    const node = 'node(key: "enterprise/cost_to_serve/agent_time_per_ticket")';
    const period = '(period: { preset: ALL_TIME }) { current { value exact } }';
    const { tree } = await app().query(`{ tree { ${node} { reading${period} } } }`);
    expect(tree.node.reading.current.exact).toBeNull();
  });

  it('compares with a period of its own choice', async () => {
    const query = `query($to: ComparisonInput!) { tree { root { reading(period: { range: { start: "2026-08-01", endExclusive: "2026-09-01" } }, compareTo: $to) {
      comparison { basis { start endExclusive label isComplete timeZone } } } } } }`;
    const basis = async (to: object) => (await app().query(query, { to })).tree.root.reading.comparison.basis;
    expect(await basis({ preset: 'PREVIOUS_PERIOD' })).toMatchObject({
      start: '2026-07-01',
      endExclusive: '2026-08-01',
    });
    expect(await basis({ preset: 'SAME_PERIOD_LAST_YEAR' })).toMatchObject({ label: 'Aug 2025', isComplete: false });
    expect(await basis({ period: range('2026-01-05', '2026-01-12') })).toEqual({
      start: '2026-01-05',
      endExclusive: '2026-01-12',
      label: '2026-W02',
      isComplete: true,
      timeZone: 'Europe/Berlin',
    });
  });

  it.each<[string, object, RegExp]>([
    [
      'a range that ends before it starts',
      range('2026-08-01', '2026-07-01'),
      /^BAD_USER_INPUT: A range must end after/,
    ],
    ['an empty range', range('2026-08-01', '2026-08-01'), /^BAD_USER_INPUT: A range must end after/],
    ['a day that is none', range('2026-02-30', '2026-08-01'), /^BAD_USER_INPUT: .*Date cannot be "2026-02-30"/],
    [
      'a number for a day',
      { range: { start: 20_000, endExclusive: '2026-08-01' } },
      /^BAD_USER_INPUT: .*Date cannot be 20000/,
    ],
    ['neither preset nor range', {}, /^BAD_USER_INPUT: .*[Ee]xactly one key/],
    ['both', { preset: 'ALL_TIME', ...range('2026-01-01', '2026-02-01') }, /^BAD_USER_INPUT: .*[Ee]xactly one key/],
    ['a preset of null', { preset: null }, /^BAD_USER_INPUT: .*must be non-null/],
    ['an unknown preset', { preset: 'YESTERDAY' }, /^BAD_USER_INPUT: .*"YESTERDAY"/],
  ])('refuses %s', async (_, period, expected) => expect(await app().refusal(NODES, { period })).toMatch(expected));

  it('points at the argument', async () => {
    const { errors } = await app().ask(NODES, { period: range('2026-08-01', '2026-07-01') });
    expect(errors![0]!.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: ['period', 'range'] });
  });
}
