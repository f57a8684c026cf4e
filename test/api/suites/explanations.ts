import type { TestApp } from '../../support/test-app.js';

interface Item {
  readonly key: string;
  readonly kind: string;
  readonly absolute: { readonly value: number; readonly formatted: string };
  readonly factor: number | null;
  readonly withinNoise: boolean | null;
  readonly low: { readonly value: number } | null;
  readonly high: { readonly value: number } | null;
  readonly items: readonly Item[];
}

const ITEM = 'key kind absolute { value formatted } factor withinNoise low { value } high { value }';
const BREAKDOWN = `{
  method formula basis tolerance reference { value } current { value } change { value }
  availability { status reason message }
  items { ${ITEM} items { ${ITEM} items { ${ITEM} } } }
  segments { dimension method denominator simpson rateEffect { value } mixEffect { value }
    items { segments { key } status rateEffect { value } mixEffect { value } items { ${ITEM} } } }
}`;
const range = (start: string, endExclusive: string) => ({ range: { start, endExclusive } });
const WHOLE = range('2025-09-27', '2026-11-01');
const AUGUST = range('2026-08-01', '2026-09-01');
const JULY = { period: range('2026-07-01', '2026-08-01') };

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const amounts = (items: readonly Item[]) => Object.fromEntries(items.map(({ key, absolute }) => [key, absolute.value]));

/** What is planted in the demo, found by its explanations. */
export function explanationSuite(app: () => TestApp): void {
  const idOf = async (key: string): Promise<string> =>
    (await app().query('query($key: String!) { tree { node(key: $key) { id } } }', { key })).tree.node.id;
  const gap = async (key: string, period: object = WHOLE) => {
    const query = `query($node: ID!, $period: PeriodInput!) { explainGap(node: $node, period: $period) ${BREAKDOWN} }`;
    return (await app().query(query, { node: await idOf(key), period })).explainGap;
  };
  const change = async (metric: string, period: object, compareTo: object, extra = '') => {
    const query = `query($key: String!, $period: PeriodInput!, $compareTo: ComparisonInput!) {
      tree { node(key: $key) { contributions(period: $period, compareTo: $compareTo ${extra}) ${BREAKDOWN} } } }`;
    return (await app().query(query, { key: metric, period, compareTo })).tree.node.contributions;
  };

  it('finds that enterprise is dear because of handling', async () => {
    const { change: difference, items, basis, method } = await gap('enterprise');
    expect([method, basis]).toEqual(['PATH', 'PER_CUSTOMER']);
    const { handling_efficiency: handling, ...others } = amounts(items);
    expect(handling).toBeGreaterThan(0.9 * difference.value);
    for (const other of Object.values(others)) expect(Math.abs(other)).toBeLessThan(0.25 * handling!);
    expect(items.find(({ key }: Item) => key === 'handling_efficiency').withinNoise).toBe(false);
  });

  it('finds that free is dear because of demand', async () => {
    const { change: difference, items } = await gap('free');
    const { contact_rate: contact, ...others } = amounts(items);
    expect(contact).toBeGreaterThan(0.9 * difference.value);
    for (const other of Object.values(others)) expect(Math.abs(other)).toBeLessThan(0.3 * contact!);
  });

  it('finds the month of the mix shift: every plan faster, the total slower', async () => {
    const query = `query($p: PeriodInput!, $c: ComparisonInput!, $node: ID!) {
      explainChange(node: $node, period: $p, compareTo: $c, metric: "resolution_time") ${BREAKDOWN} }`;
    const { explainChange } = await app().query(query, { node: await idOf(''), p: AUGUST, c: JULY });
    const { change: difference, segments } = explainChange;
    expect(segments).toMatchObject({
      dimension: 'plan',
      method: 'MIX_AND_RATE',
      denominator: 'resolved',
      simpson: true,
    });
    expect(difference.value).toBeGreaterThan(0);
    expect(segments.rateEffect.value).toBeLessThan(0);
    expect(segments.mixEffect.value).toBeGreaterThan(difference.value);
    for (const { rateEffect } of segments.items) expect(rateEffect.value).toBeLessThan(0);
    const own = await change('enterprise/handling_efficiency/resolution_time', AUGUST, JULY);
    expect(own.segments).toBeNull(); // one segment has no segments
  });

  it('adds up at every level', async () => {
    for (const key of ['', 'free', 'pro/cost_to_serve', 'starter/demand_intensity/reopen_and_follow_up']) {
      const { items, change: difference, current } = await change(key, AUGUST, JULY);
      const scale = Math.abs(current.value);
      const visit = (wanted: number, parts: readonly Item[]): void => {
        expect(Math.abs(sum(parts.map(({ absolute }) => absolute.value)) - wanted)).toBeLessThan(1e-9 * scale);
        for (const { absolute, items: below } of parts) if (below?.length > 0) visit(absolute.value, below);
      };
      visit(difference.value, items);
    }
  });

  it('shows children by their nodes, and a band around every part', async () => {
    const { items } = await change('pro/cost_to_serve', AUGUST, JULY);
    expect(items.map(({ kind, key }: Item) => [kind, key])).toEqual([
      ['CHILD', 'pro/cost_to_serve/agent_time_per_ticket'],
      ['CHILD', 'pro/cost_to_serve/cost_per_hour'],
    ]);
    for (const { low, high, absolute, withinNoise } of items as Item[]) {
      expect(low!.value).toBeLessThanOrEqual(high!.value);
      expect(withinNoise).toBe(low!.value <= 0 && high!.value >= 0);
      expect(Number.isFinite(absolute.value)).toBe(true);
    }
  });

  it('compounds', async () => {
    const { items, reference, current, method } = await change('pro', AUGUST, JULY, ', view: COMPOUNDING');
    expect(method).toBe('LMDI');
    const product = (items as Item[]).reduce((factor, item) => factor * item.factor!, 1);
    expect(product).toBeCloseTo(current.value / reference.value, 9);
  });

  it('shares a difference over any dimension', async () => {
    const { segments, change: difference } = await change('', AUGUST, JULY, ', dimension: "industry"');
    expect(segments.dimension).toBe('industry');
    const parts = segments.items.flatMap((item: { rateEffect: { value: number }; mixEffect: { value: number } }) => [
      item.rateEffect.value,
      item.mixEffect.value,
    ]);
    expect(sum(parts)).toBeCloseTo(difference.value, 9);
  });

  it('says what each driver would have to be for a target', async () => {
    const query = `query($key: String!, $period: PeriodInput!) { tree { node(key: $key) {
      reading(period: $period) { current { value } }
      neededChange(period: $period, target: 50) { kind key from { value } to { value formatted } relative gives { value } } } } }`;
    const { reading, neededChange } = (await app().query(query, { key: 'pro', period: AUGUST })).tree.node;
    expect(neededChange.map(({ key }: Item) => key)).toEqual([
      'contact_rate',
      'issue_complexity',
      'throughput',
      'handling_efficiency',
      'cost_per_hour',
    ]);
    // In a product every factor would have to move as the whole does.
    for (const { relative, gives } of neededChange) {
      expect(relative).toBeCloseTo(50 / reading.current.value - 1, 9);
      expect(gives.value).toBeCloseTo(50, 9);
    }
  });

  it('measures believed drivers, and says that it is no proof', async () => {
    const query = `query($key: String!) { tree { node(key: $key) { influence {
      state words outcome { key } besides { key } weeks relation lagWeeks correlation low high pValue elasticity } } } }`;
    const influenceOf = async (key: string) => (await app().query(query, { key })).tree.node.influence;
    const found = await influenceOf('enterprise/demand_intensity/contact_rate');
    // Cost per customer is contacts times the rest, so this one moves along.
    expect(found).toMatchObject({
      state: 'TESTED',
      outcome: { key: 'enterprise' },
      relation: 'MOVES_WITH',
      lagWeeks: 0,
    });
    expect(found.words).toContain('association, not proof');
    expect(found.low).toBeLessThan(found.correlation);
    expect(found.high).toBeGreaterThan(found.correlation);
    expect(found.weeks).toBeGreaterThanOrEqual(26);
    expect(await influenceOf('enterprise')).toBeNull();
    expect(await influenceOf('enterprise/cost_to_serve/cost_per_hour')).toBeNull(); // an identity, which needs no belief
  });

  it('says why there are no parts', async () => {
    const before = { period: range('2020-01-01', '2020-02-01') };
    const { items, method, availability } = await change('pro', AUGUST, before);
    expect([items, method]).toEqual([[], null]);
    expect(availability).toMatchObject({ status: 'UNAVAILABLE', reason: 'BEFORE_FIRST_DATA' });
    expect(await change('pro/demand_intensity', AUGUST, JULY)).toBeNull();
  });

  it('refuses what makes no sense', async () => {
    const node = await idOf('');
    const ask = (args: string) =>
      app().refusal(`{ explainGap(node: "${node}", period: { preset: LAST_28_DAYS }${args}) { method } }`);
    expect(await ask('')).toBe('BAD_USER_INPUT: The segment and the reference are the same; name another one.');
    expect(await ask(', segment: "seg_nowhere"')).toMatch(/^BAD_USER_INPUT: There is no segment "seg_nowhere"\. /);
    expect(await ask(', metric: "nowhere"')).toContain('BAD_USER_INPUT');
  });
}
