/**
 * What rules say of worlds in which it is known whether only the mix of conversations differs, or only the handling: 200 and 50 of them, at
 * random. Nothing may blame handling in the first, and the reason of the second is the rate.
 */
import { carriedAttribute, type Contrast, type Signal, type Workspace } from '@bough/domain';
import { randomBits, uniform } from '@bough/statistics';
import { day, workspace } from '../../../test/support/builders.js';
import { worldSnapshot, type WorldConversation } from '../../../test/support/builders-world.js';
import { detectSignals } from './detect-signals.js';
import { readContrasts } from './read-contrasts.js';

const FROM = day('2026-01-05');
const WEEKS = 14;
const PERIOD = { from: FROM + 7, to: FROM + 7 * (WEEKS - 2) };
const CUSTOMERS = 60;
const HOURS = { high: 20, normal: 6, low: 2 } as const;

const TIERS: Workspace = workspace({
  dimensions: [
    {
      key: 'plan',
      name: 'Plan',
      decision: 'staffing',
      attribute: 'plan',
      segments: ['free', 'pro'].map((key) => ({ key, name: key, values: [key] })),
    },
  ],
  contrasts: { windowDays: 77, roles: { premium: ['pro'], free: ['free'] } } as Workspace['contrasts'],
});

/** Customers of pro ask more often about what is hard (`mix`), or wait so many times as long for the same (`slow`). */
interface Kind {
  readonly mix: boolean;
  readonly slow: number;
}

function worldOf(seed: number, { mix, slow }: Kind) {
  const bits = randomBits(seed);
  const next = () => uniform(bits);
  const customers = ['free', 'pro'].flatMap((plan) =>
    Array.from({ length: CUSTOMERS }, () => ({ segments: [`plan/${plan}`], revenue: plan === 'pro' ? 1000 : 0 })),
  );
  const conversations = customers.flatMap((_, customer) => {
    const isPro = customer >= CUSTOMERS;
    // Who asks much that is hard differs from customer to customer, around what is usual in the plan.
    const hard = mix && isPro ? 0.5 + 0.3 * next() : 0.05 + 0.15 * next();
    return Array.from({ length: WEEKS }, (__, week): WorldConversation => {
      const at = next();
      const priority = at < hard ? 'high' : at < hard + (1 - hard) / 2 ? 'normal' : 'low';
      const topic = ['billing', 'login', 'export'][Math.floor(3 * next())]!;
      const hours = HOURS[priority] * Math.exp(next() - 0.5) * (isPro ? slow : 1);
      const counted = { created: 1, answered: 1, replied: 1, resolved: 1, resolved_later: 1, touches: 2 };
      const seconds = Math.round(3600 * hours);
      const times = { resolution_seconds: seconds, first_response_seconds: Math.round(seconds / 4), handle_seconds: Math.round(seconds / 10), standard_seconds: 1800 }; // prettier-ignore
      const labels = { 'attribute:priority': priority, topic };
      return { customer, day: FROM + 7 * week + Math.floor(7 * next()), labels, ...counted, ...times } as unknown as WorldConversation; // prettier-ignore
    });
  });
  const carried = ['resolved_at', 'first_human_reply_at', 'first_reply_at', 'handle_time', 'touches', 'revenue', 'topic', carriedAttribute('priority')]; // prettier-ignore
  const period = { from: FROM, to: FROM + 7 * WEEKS };
  return worldSnapshot({ workspace: TIERS, customers, conversations, period, carried });
}

const BLAME = /slower at the same|longer there|matter of process|picked first|routing|lack what/i;
const told = (contrasts: readonly Contrast[]) =>
  contrasts.flatMap(({ rule, cases }) =>
    cases
      .filter(({ state }) => state === 'warning' || state === 'watch')
      .map(({ segment, metric, words, title }) => ({ rule, segment, metric, words: `${title}. ${words}` })),
  );
const warned = async (seed: number, kind: Kind) => told((await readContrasts(worldOf(seed, kind), PERIOD))!.contrasts);

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed + 1);

it('blames no handling where only the mix differs', async () => {
  let found = 0;
  for (const seed of SEEDS) {
    const cases = await warned(seed, { mix: true, slow: 1 });
    found += cases.filter(({ rule }) => rule === 'resolution_order').length;
    expect({ seed, blamed: cases.filter(({ words }) => BLAME.test(words)) }).toEqual({ seed, blamed: [] });
    expect({ seed, about: cases.filter(({ metric }) => metric === 'handling_efficiency') }).toEqual({
      seed,
      about: [],
    });
  }
  // Pro does wait longer, so the rules have something to say in nearly every world.
  expect(found).toBeGreaterThan(190);
}, 120_000);

it('says rate where only the handling differs', async () => {
  let found = 0;
  for (const seed of SEEDS.slice(0, 50)) {
    const cases = await warned(seed, { mix: false, slow: 2.5 });
    const waits = cases.filter(({ rule, segment }) => rule === 'resolution_order' && segment === 'plan/pro');
    found += waits.length;
    for (const { words } of waits) expect({ seed, words }).toEqual({ seed, words: expect.stringContaining('We are slower at the same questions') }); // prettier-ignore
  }
  expect(found).toBeGreaterThan(45);
}, 120_000);

it('writes the sentences and the evidence of a finding by the mix', async () => {
  const { signals } = await detectSignals(worldOf(7, { mix: true, slow: 1 }));
  const waits = signals.filter(({ segment, metric }) => segment === 'plan/pro' && metric === 'resolution_time');
  expect(waits.length).toBeGreaterThan(0);
  for (const { words, evidence, claim } of waits as Signal[]) {
    expect(words).toContain('Its questions are harder: by ');
    expect(evidence.map(({ label }) => label)).toContain('Mix by Priority');
    expect(claim).toBeUndefined();
  }
  expect(signals.filter(({ words, title }) => BLAME.test(`${title}. ${words}`))).toEqual([]);
});
