import {
  candidate,
  quietWorld,
  signalsOf,
  volumeSignals,
  withRush,
} from '../../../../test/support/builders-detection.js';
import type { Explains } from './consequence-rules.js';
import { foldByRule } from './fold-consequences.js';

describe('one cause is one finding', () => {
  it('a bad day of everybody is one finding of the root, with the plans as its consequences', async () => {
    const world = withRush(quietWorld(), { daysBeforeEnd: 3, days: 1, factor: 3, plan: null });
    const found = volumeSignals(await signalsOf(world));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'spike', path: '', segment: null, severity: 'critical', metric: 'conversation_volume' }); // prettier-ignore
    for (const plan of ['free', 'starter', 'pro', 'enterprise'])
      expect(found[0]!.consequences).toContain(`spike:contact_rate:plan/${plan}:up`);
    const [seen, usual] = found[0]!.evidence;
    expect(seen!.value! / usual!.value!).toBeGreaterThan(2.5);
  });

  it('a bad day of one plan is a finding of its branch, which carries more than 70 % of the root', async () => {
    const world = withRush(quietWorld(), { daysBeforeEnd: 3, days: 1, factor: 4, plan: 'free' });
    const found = volumeSignals(await signalsOf(world));
    expect(found.map(({ path, segment }) => [path, segment])).toEqual([
      ['free/demand_intensity/contact_rate', 'plan/free'],
    ]);
    expect(found[0]!.consequences).toContain('spike:contact_rate:all:up');
  });
});

describe('folding by one rule', () => {
  const fold = (pairs: readonly string[]) => {
    const explains: Explains = (cause, other) => pairs.includes(`${cause.signal.cause}>${other.signal.cause}`);
    const all = ['a', 'b', 'c'].map((cause) => ({ candidate: candidate({ cause }), consequences: [] }));
    return foldByRule(all, explains).map(
      (each) => `${each.candidate.signal.cause}: ${each.consequences.map(({ signal }) => signal.cause).join()}`,
    );
  };

  it('leaves what nothing explains', () => expect(fold([])).toEqual(['a: ', 'b: ', 'c: ']));
  it('gives a chain of explanations to its top', () => expect(fold(['c>b', 'b>a'])).toEqual(['c: a,b']));
  it('keeps the first where two explain each other', () => expect(fold(['a>b', 'b>a'])).toEqual(['a: b', 'c: ']));
  it('keeps one of a circle', () => expect(fold(['a>b', 'b>c', 'c>a'])).toEqual(['c: a,b']));
});
