/** Mix before blame: worlds in which it is known whether the questions differ or the answers, and the right numbers by hand. */
import { carriedAttribute, positionOf, type Workspace } from '@bough/domain';
import { day, workspace } from '../../../test/support/builders.js';
import { worldSnapshot, type WorldConversation } from '../../../test/support/builders-world.js';
import { explainMix, explainNode } from './explain-node.js';
import { explanationView } from './explanation-view.js';
import { readMix } from './read-mix.js';

const FROM = day('2026-01-05');
const PERIOD = { from: FROM, to: FROM + 28 };
const LATER = { from: FROM + 28, to: FROM + 56 };
const HOURS = 3600;
const PRIORITY = 'attribute:priority';

const PLANS: Workspace = workspace({
  dimensions: [
    {
      key: 'plan',
      name: 'Plan',
      decision: 'staffing',
      attribute: 'plan',
      segments: ['starter', 'enterprise'].map((key) => ({ key, name: key, values: [key] })),
    },
  ],
});

/** One conversation of every customer of a plan: how long it took, and its labels. */
interface Asked {
  readonly plan: 'starter' | 'enterprise';
  readonly hours: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly from?: number;
}

/** Sixty customers a plan, each with all conversations that are said of its plan. */
function world(asked: readonly Asked[], attributes: readonly string[] = ['priority']) {
  const plans = ['starter', 'enterprise'] as const;
  const customers = plans.flatMap((plan) =>
    Array.from({ length: 60 }, () => ({ segments: [`plan/${plan}`], revenue: 100 })),
  );
  const conversations = asked.flatMap(({ plan, hours, labels, from = FROM }, index) =>
    Array.from({ length: 60 }, (_, own): WorldConversation => {
      const counts = { created: 1, answered: 1, resolved: 1, resolution_seconds: hours * HOURS };
      const customer = own + 60 * plans.indexOf(plan);
      return { customer, day: from + ((own + index) % 28), labels, ...counts } as unknown as WorldConversation;
    }),
  );
  const carried = ['resolved_at', 'first_human_reply_at', ...attributes.map(carriedAttribute)];
  const period = { from: FROM, to: FROM + 56 };
  return worldSnapshot({ workspace: PLANS, customers, conversations, period, carried });
}

const times = (count: number, given: Asked) => Array.from({ length: count }, () => given);
const asked = (plan: Asked['plan'], priority: string, hours: number): Asked => {
  return { plan, hours, labels: { [PRIORITY]: priority } };
};

/** Equal times within each priority: starter has 1 of 5 high, enterprise 4 of 5. Means: 3.6 h and 8.4 h. */
const ONLY_MIX = [
  asked('starter', 'high', 10),
  ...times(4, asked('starter', 'low', 2)),
  ...times(4, asked('enterprise', 'high', 10)),
  asked('enterprise', 'low', 2),
];
/** The same mix, and enterprise takes twice as long for each. */
const ONLY_RATE = (['starter', 'enterprise'] as const).flatMap((plan) => {
  const slow = plan === 'enterprise' ? 2 : 1;
  return [asked(plan, 'high', 10 * slow), ...times(4, asked(plan, 'low', 2 * slow))];
});

const enterpriseAgainstStarter = {
  metric: 'resolution_time',
  before: { segments: ['plan/starter'], period: PERIOD },
  after: { segments: ['plan/enterprise'], period: PERIOD },
};
const near = (value: number) => expect.closeTo(value, 9);

it('says mix 100 %, rate 0 where only the mix of priorities differs', async () => {
  const reason = (await readMix(world(ONLY_MIX), enterpriseAgainstStarter))!;
  expect(reason.reading).toBe('mix');
  expect(reason.lead).toMatchObject({
    before: near(3.6 * HOURS),
    after: near(8.4 * HOURS),
    mix: near(4.8 * HOURS),
    rate: near(0),
    mixShare: near(1),
  });
  // high: (10 − 6) · (0.8 − 0.2) = 2.4 h; low: (2 − 6) · (0.2 − 0.8) = 2.4 h
  expect(reason.lead.kinds.map(({ labels, mix, rate }) => [labels, mix, rate])).toEqual([
    [[['high']], near(2.4 * HOURS), near(0)],
    [[['low']], near(2.4 * HOURS), near(0)],
  ]);
});

it('says rate where conversations of the same priority take longer', async () => {
  const reason = (await readMix(world(ONLY_RATE), enterpriseAgainstStarter))!;
  expect(reason.reading).toBe('rate');
  expect(reason.lead).toMatchObject({ mix: near(0), rate: near(3.6 * HOURS), mixShare: near(0) });
});

it('adds up exactly where both differ', async () => {
  // Starter 1 : 4 at 10 h and 2 h; enterprise 4 : 1 at 12 h and 3 h. 3.6 h and 10.2 h.
  const reason = (await readMix(
    world([...ONLY_MIX.slice(0, 5), ...times(4, asked('enterprise', 'high', 12)), asked('enterprise', 'low', 3)]),
    enterpriseAgainstStarter,
  ))!;
  // rate: ½ (0.2 + 0.8) · 2 + ½ (0.8 + 0.2) · 1 = 1.5; mix: (11 − 6.9) · 0.6 + (2.5 − 6.9) · −0.6 = 5.1
  expect(reason.lead).toMatchObject({ change: near(6.6 * HOURS), rate: near(1.5 * HOURS), mix: near(5.1 * HOURS) });
  expect(reason.reading).toBe('mix');
});

it('splits every dimension alone, the one that explains most first, and two jointly', async () => {
  // Only the pair of priority and area says how hard a question is; each alone is half and half on both sides.
  const kinds = [['p', 'x', 10], ['q', 'y', 10], ['p', 'y', 2], ['q', 'x', 2]] as const; // prettier-ignore
  const paired = kinds.flatMap(([priority, area, hours], index) => {
    const labels = { [PRIORITY]: priority, 'attribute:area': area };
    const [starter, enterprise] = index < 2 ? [1, 4] : [4, 1];
    return [
      ...times(starter!, { plan: 'starter', hours, labels } as const),
      ...times(enterprise!, { plan: 'enterprise', hours, labels } as const),
    ];
  });
  const reason = (await readMix(world(paired, ['priority', 'area']), enterpriseAgainstStarter))!;
  expect(reason.alone.map(({ dimensions, mixShare }) => [dimensions[0]!.key, mixShare])).toEqual([
    ['area', near(0)],
    ['priority', near(0)],
  ]);
  expect(reason.joint).toMatchObject({ change: near(4.8 * HOURS), mix: near(4.8 * HOURS), rate: near(0) });
  expect(reason.reading).toBe('mix');

  const level = ({ plan, hours, labels }: Asked): Asked => ({
    plan,
    hours,
    labels: { ...labels, 'attribute:area': 'x' },
  });
  const alone = (await readMix(world(ONLY_MIX.map(level), ['area', 'priority']), enterpriseAgainstStarter))!;
  expect(alone.alone.map(({ dimensions: [dimension] }) => dimension!.key)).toEqual(['priority']);
});

it('does not take a label that only one side has as a reason', async () => {
  // Each plan has a queue of its own: at the same questions nothing could be compared.
  const queued = ONLY_RATE.map((each) => ({ ...each, labels: { ...each.labels, 'attribute:queue': `${each.plan}s` } }));
  const reason = (await readMix(world(queued, ['priority', 'queue']), enterpriseAgainstStarter))!;
  expect(reason.alone.map(({ dimensions: [dimension] }) => dimension!.key)).toEqual(['priority']);
  expect(reason.reading).toBe('rate');
});

it('compares periods too, and names the mix when harder questions came in', async () => {
  const before = [asked('starter', 'high', 10), ...times(4, asked('starter', 'low', 2))];
  const after = [...times(4, asked('starter', 'high', 10)), asked('starter', 'low', 2)];
  const snapshot = world([...before, ...after.map((each) => ({ ...each, from: LATER.from }))]);
  const place = { segments: ['plan/starter'], period: LATER };
  const reason = await readMix(snapshot, {
    metric: 'resolution_time',
    before: { ...place, period: PERIOD },
    after: place,
  });
  expect(reason!.lead).toMatchObject({ mix: near(4.8 * HOURS), rate: near(0) });
});

it.each([
  ['a metric per customer', 'contact_rate', ['priority']],
  ['a total', 'conversation_volume', ['priority']],
  ['conversations of which nobody says anything', 'resolution_time', []],
])('says nothing of %s', async (_, metric, attributes) => {
  expect(await readMix(world(ONLY_MIX, attributes), { ...enterpriseAgainstStarter, metric })).toBeNull();
});

describe('an explanation', () => {
  const explained = async (conversations: readonly Asked[]) => {
    const snapshot = world(conversations);
    const { model } = snapshot;
    const node = model.nodes.find(({ segment, metric }) => segment === 'enterprise' && metric === 'resolution_time')!;
    const request = {
      metric: 'resolution_time',
      node,
      place: { position: positionOf(model, node)!, period: PERIOD },
      reference: { position: model.positions.get('plan/starter')!, period: PERIOD },
    };
    const difference = await explainNode(snapshot, request);
    return explanationView(model, request, difference, await explainMix(snapshot, request, difference));
  };

  it('says in its first sentences that the questions are harder', async () => {
    const { sentences, mix } = await explained(ONLY_MIX);
    expect(sentences.slice(0, 2)).toEqual([
      'Average resolution time is 8h 24m for enterprise and 3h 36m for starter: +4h 48m (+133.3%).',
      'Its questions are harder: by Priority, the mix makes 100% of the difference and the rate 0% (high: 80% of them, against 20%).',
    ]);
    expect(mix!.alone[0]!.mix.text).toBe('+4h 48m');
  });

  it('says that we are slower at the same questions', async () => {
    const { sentences } = await explained(ONLY_RATE);
    expect(sentences[1]).toBe(
      'We are slower at the same questions: by Priority, the mix makes 0% of the difference and the rate 100%.',
    );
  });
});
