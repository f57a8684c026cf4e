/**
 * What rules say of worlds in which it is known whether only the mix of conversations differs, or only the handling: up to 200 and 50 of them,
 * at random. Nothing may blame handling in the first, and the reason of the second is the rate.
 */
import { carriedAttribute, type Contrast, type Signal, type Workspace } from '@bough/domain';
import { randomBits, uniform } from '@bough/statistics';
import { BLAME, disagreements } from '../../../test/support/mix-agreement.js';
import { day, workspace } from '../../../test/support/builders.js';
import { aStandard } from '../../../test/support/builders-standards.js';
import { worldSnapshot, type WorldConversation } from '../../../test/support/builders-world.js';
import { howMany, seedStep } from '../../../test/support/how-much.js';
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
  standards: [aStandard({ segment: 'plan/pro', metric: 'resolution_time', kind: 'at_most', high: 3600, from: FROM })],
  contrasts: { windowDays: 77, roles: { premium: ['pro'], free: ['free'] } } as Workspace['contrasts'],
});

/** Customers of pro ask more often about what is hard (`mix`), or wait so many times as long for the same (`slow`). */
interface Kind {
  readonly mix: boolean;
  readonly slow: number;
  /** By how much pro conversations are less often resolved by the bot, whatever their priority. */
  readonly botFails?: number;
}

/** The bot resolves what is easy. */
const BOT = { high: 0.1, normal: 0.6, low: 0.9 } as const;

function worldOf(seed: number, { mix, slow, botFails = 0 }: Kind) {
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
      const byBot = next() < BOT[priority] - (isPro ? botFails : 0) ? { bot_resolved: 1 } : {};
      const bot = { bot_involved: 1, ...byBot };
      const labels = { 'attribute:priority': priority, topic };
      return { customer, day: FROM + 7 * week + Math.floor(7 * next()), labels, ...counted, ...times, ...bot } as unknown as WorldConversation; // prettier-ignore
    });
  });
  const carried = ['resolved_at', 'first_human_reply_at', 'first_reply_at', 'handle_time', 'touches', 'revenue', 'topic', 'bot_took_part', 'resolved_by', carriedAttribute('priority')]; // prettier-ignore
  const period = { from: FROM, to: FROM + 7 * WEEKS };
  return worldSnapshot({ workspace: TIERS, customers, conversations, period, carried });
}

const told = (contrasts: readonly Contrast[]) =>
  contrasts.flatMap(({ rule, cases }) =>
    cases
      .filter(({ state }) => state === 'warning' || state === 'watch')
      .map(({ segment, metric, words, title, evidence }) => ({
        rule,
        segment,
        metric,
        words: `${title}. ${words}`,
        wrong: disagreements({ title, words, evidence }),
      })),
  );
const warned = async (seed: number, kind: Kind) => told((await readContrasts(worldOf(seed, kind), PERIOD))!.contrasts);

const seedsOf = (part: number, whole: number) =>
  Array.from({ length: howMany(part, whole) }, (_, at) => 1000 * seedStep() + at + 1);

it('blames no handling where only the mix differs', async () => {
  let found = 0;
  const seeds = seedsOf(40, 200);
  for (const seed of seeds) {
    const cases = await warned(seed, { mix: true, slow: 1 });
    found += cases.filter(({ rule }) => rule === 'resolution_order').length;
    expect({ seed, blamed: cases.filter(({ words }) => BLAME.test(words)) }).toEqual({ seed, blamed: [] });
    expect({ seed, wrong: cases.flatMap(({ wrong }) => wrong) }).toEqual({ seed, wrong: [] });
    expect({ seed, about: cases.filter(({ metric }) => metric === 'handling_efficiency') }).toEqual({
      seed,
      about: [],
    });
  }
  // Pro does wait longer, so the rules have something to say in nearly every world.
  expect(found).toBeGreaterThan(0.95 * seeds.length);
}, 120_000);

it('says rate where only the handling differs', async () => {
  let found = 0;
  const seeds = seedsOf(15, 50);
  for (const seed of seeds) {
    const cases = await warned(seed, { mix: false, slow: 2.5 });
    const waits = cases.filter(({ rule, segment }) => rule === 'resolution_order' && segment === 'plan/pro');
    found += waits.length;
    expect({ seed, wrong: cases.flatMap(({ wrong }) => wrong) }).toEqual({ seed, wrong: [] });
    for (const { words } of waits) expect({ seed, words }).toEqual({ seed, words: expect.stringContaining('We are slower at the same questions') }); // prettier-ignore
  }
  expect(found).toBeGreaterThan(0.9 * seeds.length);
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

it('tells a standard that is missed by the mix where the others are better off', async () => {
  const missed = async (kind: Kind) =>
    (await detectSignals(worldOf(7, kind))).signals.find(({ kind: of }) => of === 'standard_missed')!;
  const mixed = await missed({ mix: true, slow: 1 });
  expect(mixed.words).toMatch(/of the other segments is .*, against .*\. Its questions are harder: by Priority/);
  expect(mixed.evidence.map(({ label }) => label)).toContain('Mix by Priority');
  expect((await missed({ mix: false, slow: 2.5 })).words).toContain('We are slower at the same questions');
  // Pro is better off than the others: there is no difference to explain.
  expect((await missed({ mix: false, slow: 0.5 })).words).not.toMatch(/other segments|same questions|harder|easier/);
});

it('does not say that self-service fails where only the mix differs', async () => {
  const bot = async (kind: Kind) => (await warned(7, kind)).find(({ rule, segment }) => rule === 'self_service' && segment === 'plan/pro')!; // prettier-ignore
  const mixed = await bot({ mix: true, slow: 1 });
  expect(mixed.words).toMatch(
    /^The bot resolves by itself less often in pro\. .* It asks more of what has a lower value anyway/,
  );
  const failing = await bot({ mix: false, slow: 1, botFails: 0.3 });
  expect(failing.words).toMatch(/^Self-service fails in pro\. .* At the same questions its value is lower/);
});
