/** Every rule on small made-up organisations: what it warns of, what it leaves alone, and what it cannot tell. */
import { readContrasts } from '@bough/application';
import {
  interventionChanges,
  modelOf,
  resolveSegmentRoles,
  type Contrast,
  type ContrastSettings,
  type RegisteredChange,
  type Standard,
  type Workspace,
  type WorkspaceEvent,
} from '@bough/domain';
import { plan, revision, started } from '../../../../test/support/builders-interventions.js';
import { day, workspace } from '../../../../test/support/builders.js';
import { worldSnapshot, type WorldConversation } from '../../../../test/support/builders-world.js';

const FROM = day('2026-01-05');
const WEEKS = 10;
const PERIOD = { from: FROM + 28, to: FROM + 56 };

interface Group {
  readonly plan: string;
  readonly customers: number;
  readonly revenue?: number;
  /** Conversations per customer and week, and in the four weeks before the period. */
  readonly weekly?: number;
  readonly weeklyBefore?: number;
  /** What a conversation adds to the measures, the nth customer's being `spread` times n further. */
  readonly adds?: Readonly<Record<string, number>>;
  /** The same in the four weeks before the period; default: as in it. */
  readonly addsBefore?: Readonly<Record<string, number>>;
}

const ONE = { created: 1, answered: 1, replied: 1, resolved: 1, resolved_later: 1 };
const USUAL = {
  first_response_seconds: 1800,
  first_reply_seconds: 1800,
  resolution_seconds: 36_000,
  handle_seconds: 1200,
  standard_seconds: 1200,
  touches: 2,
  ratings: 1,
  rated_resolved: 1,
  satisfied: 1,
  rating_sum: 5,
};
const SPREAD = ['first_response_seconds', 'first_reply_seconds', 'resolution_seconds', 'handle_seconds', 'touches'];

function plans(
  keys: readonly string[],
  contrasts: ContrastSettings = {},
  ranks: Readonly<Record<string, number>> = {},
): Workspace {
  const segments = keys.map((key) => {
    const rank = ranks[key];
    return { key, name: key, values: [key], ...(rank !== undefined && { rank }) };
  });
  return workspace({
    dimensions: [{ key: 'plan', name: 'plan', decision: 'staffing', attribute: 'plan', segments }],
    contrasts,
  });
}

/** Customers of a group differ by up to a third, so that there is chance to judge by. */
function world(
  groups: readonly Group[],
  contrasts: ContrastSettings = {},
  ranks: Readonly<Record<string, number>> = {},
) {
  const customers = groups.flatMap(({ plan, customers: count, revenue = 100 }) =>
    Array.from({ length: count }, () => ({ segments: [`plan/${plan}`], revenue })),
  );
  const conversations: WorldConversation[] = [];
  let customer = 0;
  for (const {
    customers: count,
    weekly = 1,
    weeklyBefore = weekly,
    adds: addsNow = {},
    addsBefore = addsNow,
  } of groups)
    for (let own = 0; own < count; own++, customer++)
      for (let week = 0; week < WEEKS; week++) {
        // Every tenth writes half as often again.
        const usual = week < 4 ? weeklyBefore : weekly;
        const adds = week < 4 ? addsBefore : addsNow;
        const rate = own % 10 === 0 && week % 2 === 0 ? 2 * usual : usual;
        const off = 5 / 6 + (own % 5) / 12;
        for (let n = 0; n < rate; n++) {
          const given: Record<string, number> = { ...ONE, ...USUAL, ...adds };
          for (const key of SPREAD) given[key] = given[key]! * off;
          // Every sixth rating is bad, whoever gives it.
          if (adds.satisfied === undefined) given.satisfied = (own + week + n) % 6 === 0 ? 0 : 1;
          else given.satisfied = (own + week + n) % 10 < adds.satisfied * 10 ? 1 : 0;
          conversations.push({ customer, day: FROM + week * 7 + (own % 7), ...given });
        }
      }
  const given = plans([...new Set(groups.map(({ plan }) => plan))], contrasts, ranks);
  const pools = [1, 2, 3].map((month) => ({
    month: day(`2026-0${month}-01`),
    category: 'agent_pay',
    amount: 10_000_000,
  }));
  return worldSnapshot({
    workspace: given,
    customers,
    conversations,
    period: { from: FROM, to: FROM + 7 * WEEKS },
    pools,
  });
}

async function read(rule: string, groups: readonly Group[], contrasts: ContrastSettings = {}): Promise<Contrast> {
  const found = await readContrasts(world(groups, contrasts), PERIOD);
  return found!.contrasts.find((each) => each.rule === rule)!;
}
const warned = ({ cases }: Contrast) => cases.filter(({ state }) => state === 'warning').map(({ segment, metric }) => [segment, metric]); // prettier-ignore
const TWO: readonly [Group, Group] = [
  { plan: 'free', customers: 40, revenue: 0 },
  { plan: 'pro', customers: 40, revenue: 1000 },
];

describe('two tiers that are served alike', () => {
  it.each([
    'contact_rate',
    'resolution_order',
    'satisfaction_spread',
    'divergence',
    'premium_waits',
    'misaligned_resources',
    'uneven_expertise',
    'segmentation_misfit',
    'feedback_breakdown',
  ])('%s is healthy', async (rule) => expect((await read(rule, TWO)).state).toBe('healthy'));

  it('say what was assumed: the order, and who is premium and free', async () => {
    const { assumptions } = await read('resolution_order', TWO);
    expect(assumptions).toEqual([
      'Assumed, as the workspace does not say: Tiers, lowest first (revenue per customer): free, pro. Premium: pro. Free: free. Enterprise: pro. Self-serve: free.',
    ]);
    const said = { tiers: ['pro', 'free'], roles: { premium: ['free'], free: ['pro'], enterprise: ['free'], self_serve: ['pro'] } }; // prettier-ignore
    expect((await read('resolution_order', TWO, said)).assumptions).toEqual([]);
  });
});

it('too few customers cannot be told about', async () => {
  const few = TWO.map((group) => ({ ...group, customers: 10 }));
  expect((await read('resolution_order', few)).state).toBe('cannot_tell');
});

it('neighbours among the tiers are only ever watched: no value makes a warning, and the answer says so', async () => {
  const three: Group[] = [...TWO, { plan: 'enterprise', customers: 40, revenue: 5000 }];
  const { cases } = await read('resolution_order', three, { tiers: ['free', 'pro', 'enterprise'] });
  const thresholds = cases.map(({ segment, baseline, threshold }) => [segment, threshold && threshold / baseline!]);
  // Enterprise is premium, against free; pro has no role, and its neighbours are free below and enterprise above.
  expect(thresholds).toEqual([
    ['plan/enterprise', 1.25],
    ['plan/pro', null],
    ['plan/enterprise', null],
  ]);
});

describe('a premium tier that waits longer', () => {
  const slow = (factor: number): Group[] => [
    TWO[0],
    { ...TWO[1], adds: { resolution_seconds: 36_000 * factor, first_response_seconds: 1800 * factor } },
  ];
  it('half as long again for a resolution: an inversion', async () => {
    const found = await read('resolution_order', slow(1.5));
    expect(warned(found)).toEqual([['plan/pro', 'resolution_time']]);
    expect(found.words).toContain('pro waits 1.5 times as long for a resolution as free');
    expect(found.cases[0]!.evidence.map(({ segment }) => segment)).toEqual(['plan/pro', 'plan/free', null]);
  });
  it('a tenth longer is no inversion, however sure', async () =>
    expect((await read('resolution_order', slow(1.1))).state).toBe('healthy'));
  it('for a first reply half as long again is watched, twice is a warning', async () => {
    expect((await read('premium_waits', slow(1.5))).state).toBe('watch');
    expect((await read('premium_waits', slow(2.1))).state).toBe('warning');
  });
  it('is of high value and slow, too', async () =>
    expect(warned(await read('divergence', slow(1.5)))).toEqual([['plan/pro', 'resolution_time']]));
});

describe('self-serve', () => {
  it('that writes half as often again as in the weeks before', async () => {
    const rising = [{ ...TWO[0], weekly: 3, weeklyBefore: 2 }, { ...TWO[1], weekly: 3 }]; // prettier-ignore
    expect(warned(await read('contact_rate', rising))).toEqual([['plan/free', 'contact_rate']]);
  });
  it('that writes more often than enterprise is watched, twice as often is a warning', async () => {
    const often = (weekly: number) => [
      { ...TWO[0], weekly },
      { ...TWO[1], weekly: 2 },
    ];
    expect((await read('contact_rate', often(3))).state).toBe('watch');
    expect((await read('contact_rate', often(4))).state).toBe('warning');
  });
});

it('cost: a tier of no revenue takes a quarter of it as its share of customers is watched, twice its share a warning', async () => {
  const sized = (weekly: number) => [
    { ...TWO[0], customers: 30, weekly },
    { ...TWO[1], customers: 90 },
  ];
  const [same, more] = [await read('cost_share', sized(1)), await read('cost_share', sized(3))];
  expect([same.state, more.state]).toEqual(['watch', 'warning']);
  // 30 × 3 of 30 × 3 + 90 × 1 conversations
  expect(more.cases.find(({ segment }) => segment === 'plan/free')!.value).toBeCloseTo(0.5, 2);
});

it('cost cannot be held against revenue that nobody knows of', async () => {
  const snapshot = world(TWO);
  (snapshot.state.carried as Set<string>).delete('revenue');
  const found = await readContrasts(snapshot, PERIOD);
  expect(found!.contrasts.find(({ rule }) => rule === 'cost_share')!.state).toBe('cannot_tell');
});

it('satisfaction 10 points below the best is watched, 20 a warning', async () => {
  const with3 = (satisfied: number): Group[] => [
    { ...TWO[0], customers: 60, adds: { satisfied } },
    { ...TWO[1], customers: 60, adds: { satisfied: 0.95 } },
    { plan: 'max', customers: 60, revenue: 5000, adds: { satisfied: 0.95 } },
  ];
  const [little, much] = [await read('satisfaction_spread', with3(0.8)), await read('satisfaction_spread', with3(0.5))];
  expect([little.state, much.state]).toEqual(['watch', 'warning']);
  expect(warned(much)).toEqual([['plan/free', 'csat']]);
});

describe('uniform service', () => {
  it('is a warning where customers are cut by what they are worth', async () => {
    const found = await read('uniform_service', TWO, { value: 'plan' });
    expect(found.state).toBe('warning');
    expect(found.cases.find(({ metric }) => metric === 'first_response_time')!.words).toContain('for every plan');
  });
  it('is a warning where nobody declares that they differ and their revenue does', async () => {
    const { state, cases } = await read('uniform_service', TWO);
    expect(state).toBe('warning');
    expect(cases[0]!.words).toContain('though what their customers pay differs (some pay and others do not)');
    expect(cases[0]!.touches).toEqual(['plan/pro']);
  });
  const paying = (free: number, pro: number) => [
    { ...TWO[0], revenue: free },
    { ...TWO[1], revenue: pro },
  ];
  it.each([
    [1000, 1000, 'healthy'],
    [1000, 1400, 'healthy'],
    [1000, 1600, 'warning'],
    [1600, 1000, 'warning'],
  ])('at %d and %d a year it is %s', async (free, pro, state) =>
    expect((await read('uniform_service', paying(free, pro))).state).toBe(state),
  );
  it('cannot be told where nobody says, and nothing shows, what they are worth', async () => {
    const { state, words } = (await readWithoutRevenue(TWO)).get('uniform_service')!;
    expect(state).toBe('cannot_tell');
    expect(words).toContain('nobody says which segment is worth more');
  });
  it('is a warning where ranks declare it', async () =>
    expect((await readWithoutRevenue(TWO, {}, { free: 1, pro: 2 })).get('uniform_service')!.state).toBe('warning'));
  it('is healthy where standards say that all get the same', async () => {
    const snapshot = world(TWO);
    const since = { from: day('2025-01-01'), to: null, review: day('2027-01-01'), reason: 'the same for all' };
    const bounds = { kind: 'at_most', low: null, high: 3600, share: null, basis: 'calendar' } as const;
    (snapshot.model.workspace as { standards?: readonly Standard[] }).standards = ['free', 'pro'].map((key) => ({
      segment: `plan/${key}`,
      metric: 'first_response_time',
      contractual: false,
      setBy: null,
      ...bounds,
      ...since,
    }));
    const found = await readContrasts(snapshot, PERIOD);
    const { cases } = found!.contrasts.find(({ rule }) => rule === 'uniform_service')!;
    expect(cases.find(({ metric }) => metric === 'first_response_time')!.state).toBe('healthy');
  });
});

/** Every rule on a world in which no source says what customers pay. */
async function readWithoutRevenue(groups: readonly Group[], contrasts: ContrastSettings = {}, ranks = {}) {
  const snapshot = world(groups, contrasts, ranks);
  (snapshot.state.carried as Set<string>).delete('revenue');
  const found = await readContrasts(snapshot, PERIOD);
  return new Map(found!.contrasts.map((each) => [each.rule as string, each]));
}

describe('tiers that nobody declares and no revenue shows', () => {
  /** The first that is listed waits twice as long, as tickets of the highest priority might. */
  const PRIORITIES: readonly Group[] = [
    {
      plan: '1 - Critical',
      customers: 40,
      adds: { resolution_seconds: 72_000, first_response_seconds: 4000, handle_seconds: 2400 },
    },
    { plan: '2 - Normal', customers: 40 },
    { plan: '3 - Low', customers: 40, weekly: 3, adds: { resolution_seconds: 90_000, first_response_seconds: 9000 } },
  ];
  const RULES = ['contact_rate', 'resolution_order', 'premium_waits', 'cost_share', 'misaligned_resources'];

  it.each(RULES)('%s cannot be told, and says what to declare', async (rule) => {
    for (const groups of [PRIORITIES, PRIORITIES.toReversed()]) {
      const { state, words, assumptions } = (await readWithoutRevenue(groups)).get(rule)!;
      expect(state).toBe('cannot_tell');
      expect(words).toMatch(/nobody says|Nobody says|No source says/);
      expect(words).toMatch(/rank|revenue/);
      expect(assumptions).toEqual([]);
    }
  });

  it('high value and slow cannot be told of any of them', async () => {
    const { cases } = (await readWithoutRevenue(PRIORITIES)).get('divergence')!;
    const slow = cases.filter(({ metric }) => metric === 'resolution_time');
    expect(slow.map(({ state }) => state)).toEqual(['cannot_tell', 'cannot_tell', 'cannot_tell']);
    expect(slow[0]!.words).toContain('nobody says what its customers are worth');
  });

  it('the same answers whatever the order of listing, with ranks or with revenue', async () => {
    const ranks = { '1 - Critical': 3, '2 - Normal': 2, '3 - Low': 1 };
    const paid = PRIORITIES.map((group, index) => ({ ...group, revenue: 3000 - 1000 * index }));
    const statesOf = (found: Map<string, Contrast>) =>
      [...found.values()].map(({ rule, state, cases }) => [
        rule,
        state,
        cases.map(({ segment, state: own }) => [segment, own]).sort(),
      ]);
    const ranked = async (groups: readonly Group[]) => statesOf(await readWithoutRevenue(groups, {}, ranks));
    expect(await ranked(PRIORITIES.toReversed())).toEqual(await ranked(PRIORITIES));
    const byRevenue = async (groups: readonly Group[]) => {
      const found = await readContrasts(world(groups), PERIOD);
      return statesOf(new Map(found!.contrasts.map((each) => [each.rule, each])));
    };
    expect(await byRevenue(paid.toReversed())).toEqual(await byRevenue(paid));
  });

  it('with ranks, the highest is premium and the lowest is not', async () => {
    const slow: Group[] = [
      { plan: 'gold', customers: 40, adds: { resolution_seconds: 72_000, first_response_seconds: 4500 } },
      { plan: 'basic', customers: 40 },
    ];
    const up = await readWithoutRevenue(slow, {}, { gold: 2, basic: 1 });
    expect(warned(up.get('resolution_order')!)).toEqual([['plan/gold', 'resolution_time']]);
    expect(warned(up.get('premium_waits')!)).toEqual([['plan/gold', 'first_response_time']]);
    expect(warned(up.get('divergence')!)).toEqual([['plan/gold', 'resolution_time']]);
    const down = await readWithoutRevenue(slow, {}, { gold: 1, basic: 2 });
    expect(['resolution_order', 'premium_waits', 'divergence'].map((rule) => down.get(rule)!.state)).toEqual([
      'healthy',
      'healthy',
      'healthy',
    ]);
  });

  it('segments of one rank are one tier, whichever of them waits longer', async () => {
    const slow: Group[] = [
      { plan: 'gold', customers: 40, adds: { resolution_seconds: 72_000 } },
      { plan: 'basic', customers: 40 },
    ];
    expect((await readWithoutRevenue(slow, {}, { gold: 1, basic: 1 })).get('resolution_order')!.words).toBe(
      'There are no tiers to compare.',
    );
  });

  it('roles that are declared need no order', async () => {
    const roles = { premium: ['gold'], free: ['basic'] };
    const slow: Group[] = [
      { plan: 'gold', customers: 40, adds: { resolution_seconds: 72_000 } },
      { plan: 'basic', customers: 40 },
    ];
    const found = await readWithoutRevenue(slow, { roles });
    expect(warned(found.get('resolution_order')!)).toEqual([['plan/gold', 'resolution_time']]);
    expect(found.get('contact_rate')!.state).toBe('cannot_tell');
  });

  it('a dimension with ranks is that of the tiers, where the tree has none', () => {
    const size = { key: 'size', name: 'Size', decision: 'SLA', attribute: 'size' };
    const ranked = { ...size, segments: [{ key: 'big', name: 'Big', rank: 2 }, { key: 'small', name: 'Small', rank: 1 }] }; // prettier-ignore
    const given = plans(['x', 'y']);
    const both = { ...given, dimensions: [...given.dimensions, ranked] };
    const roles = resolveSegmentRoles(modelOf(both), world(TWO).valuesOf(PERIOD), false);
    expect(roles).toMatchObject({ tierDimension: 'size', tiers: [['size/small'], ['size/big']] });
  });
});

it('misaligned resources: harder questions are told from slower handling', async () => {
  const [hard, slow] = [{ standard_seconds: 1800, handle_seconds: 1800 }, { handle_seconds: 1800 }];
  const three = (adds: Group['adds']): Group[] =>
    ['free', 'pro', 'max'].map((plan) => ({ plan, customers: 40, ...(plan === 'free' && { adds: adds! }) }));
  expect(warned(await read('misaligned_resources', three(hard)))).toEqual([['plan/free', 'issue_complexity']]);
  expect(warned(await read('misaligned_resources', three(slow)))).toEqual([['plan/free', 'handling_efficiency']]);
});

describe('satisfaction that goes another way than that of the others', () => {
  const groups: Group[] = [
    { ...TWO[0], adds: { satisfied: 0.9 } },
    { ...TWO[1], adds: { satisfied: 0.6 }, addsBefore: { satisfied: 0.9 } },
  ];
  const stateOf = async (snapshot: ReturnType<typeof world>, changes: readonly RegisteredChange[] = []) => {
    const { contrasts } = (await readContrasts(snapshot, PERIOD, { changes }))!;
    const { cases } = contrasts.find(({ rule }) => rule === 'feedback_breakdown')!;
    return cases.find(({ segment, metric }) => segment === 'plan/pro' && metric === 'csat')!;
  };
  const withEvent = (segments: string[]) => {
    const snapshot = world(groups);
    const event = { day: PERIOD.from + 3, kind: 'release', title: 'A bot', segments, url: null } as const;
    (snapshot.model.workspace as { events?: readonly WorkspaceEvent[] }).events = [event];
    return snapshot;
  };

  it('is a warning, and watched where a change is registered for it', async () => {
    expect((await stateOf(world(groups))).state).toBe('warning');
    const change = interventionChanges([started(3, { revisions: [revision(1, { plan: plan({ waves: [{ segments: ['plan/pro'], launch: PERIOD.from }] }) })] })]); // prettier-ignore
    const { state, words } = await stateOf(world(groups), change);
    expect(state).toBe('watch');
    expect(words).toContain('registered: intervention 3, "Second shift for Pro"');
    expect(await stateOf(world(groups), [{ ...change[0]!, day: PERIOD.to }])).toMatchObject({ state: 'warning' });
  });

  it('events of the workspace are registered changes', async () => {
    expect(await stateOf(withEvent([]))).toMatchObject({ state: 'watch' });
    expect(await stateOf(withEvent(['plan/free']))).toMatchObject({ state: 'warning' });
  });
});

it('a rule that is switched off is not asked', async () => {
  const found = await readContrasts(world(TWO, { off: ['divergence'] }), PERIOD);
  expect(found!.contrasts.map(({ rule }) => rule)).not.toContain('divergence');
});

describe('why a rule cannot be judged', () => {
  const without = async (...fields: string[]) => {
    const snapshot = world(TWO);
    for (const field of fields) (snapshot.state.carried as Set<string>).delete(field);
    const found = await readContrasts(snapshot, PERIOD);
    return new Map(found!.contrasts.map((each) => [each.rule as string, each]));
  };

  it('too few customers are counted, however few there are', async () => {
    for (const customers of [1, 2, 19]) {
      const { words } = await read('resolution_order', TWO.map((group) => ({ ...group, customers }))); // prettier-ignore
      if (customers > 10) expect(words).toContain(`only ${customers} of its customers have a value, and 20 are needed`);
      else expect(words).not.toContain('only 0');
    }
  });

  it('a source that nobody brings is named, and not taken for few ratings', async () => {
    const found = await without('rating');
    for (const rule of ['satisfaction_spread', 'feedback_breakdown']) {
      const { state, cases } = found.get(rule)!;
      expect([rule, state]).toEqual([rule, 'cannot_tell']);
      expect(cases[0]!.words).toContain('no import carries rating');
    }
  });

  it('of several signs each has its reason', async () => {
    const { cases } = (await without('escalated_at', 'resolved_at')).get('uneven_expertise')!;
    expect(cases[0]!.state).toBe('cannot_tell');
    expect(cases[0]!.words).toMatch(/Average resolution time: no import carries .*resolved_at/);
  });

  it('a segment whose value still moves is not called thin', async () => {
    const late = { from: FROM + 7 * WEEKS - 14, to: FROM + 7 * WEEKS };
    const found = await readContrasts(world(TWO, { value: 'plan' }), late);
    const { cases } = found!.contrasts.find(({ rule }) => rule === 'uniform_service')!;
    const [first] = cases.filter(({ metric }) => metric === 'first_response_time');
    expect(first!.state).toBe('cannot_tell');
    expect(first!.words).toContain('immature: still moves until');
    expect(first!.words).not.toContain('10 customers with a value');
  });

  it('one segment with ratings has nobody to be compared with, and the others say why they are not', async () => {
    const one: Group[] = [TWO[0], { ...TWO[1], adds: { ratings: 0, satisfied: 0, rating_sum: 0 } }];
    const { cases } = await read('satisfaction_spread', one);
    const wordsOf = (id: string) => cases.find(({ segment }) => segment === id)!.words;
    expect(wordsOf('plan/free')).toContain('no other segment of its dimension has ratings to compare with');
    expect(wordsOf('plan/pro')).not.toContain('no other segment');
  });
});
