import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { independentPlacebos } from './placebo.js';
import { evidenceGrade, failedGates, type ImpactEvidence, type GradeInputs } from './gates.js';
import { guardrail, logMargin, impactVerdict, type VerdictRules } from './verdict.js';
import { effectInterval, type WeeklyEffect } from './weekly-effect.js';

/** With ten degrees of freedom: the 95 % interval reaches 2.228 standard errors, the 90 % one 1.812 (R: qt). */
function effectOf(estimate: number, standardError: number): WeeklyEffect {
  const contrast = { estimate, standardError, degreesOfFreedom: 10, effectiveBefore: 9, effectiveAfter: 3 };
  const [interval95, interval90] = [effectInterval(contrast, 0.95), effectInterval(contrast, 0.9)];
  const rho = { own: 0, pooled: 0, used: 0 };
  const rest = { baseline: 12, after: 4, history: 12, widening: 1, placebos: 0, t: estimate / standardError, p: 0 };
  return { kind: 'effect', ...contrast, ...rest, autocorrelation: rho, interval95, interval90 };
}

const RULES: VerdictRules = { better: 'lower', margin: 0.1 };
const outcome = (estimate: number, standardError: number, rules: Partial<VerdictRules> = {}) =>
  impactVerdict(effectOf(estimate, standardError), { ...RULES, ...rules }).outcome;

describe('the verdict', () => {
  it.each([
    [-0.2, 0.05, 'improved'], // −0.311 to −0.089
    [0.2, 0.05, 'worsened'],
    [-0.2, 0.09, 'inconclusive'], // −0.4005 to 0.0005
    [0.01, 0.04, 'no_change'], // 90 %: −0.062 to 0.082
    [0.03, 0.04, 'inconclusive'], // 90 %: −0.042 to 0.102
    [0, 0.2, 'inconclusive'], // a null result alone is none
  ] as const)('of %d ± %d, where lower is better, is %s', (estimate, standardError, expected) => {
    expect(outcome(estimate, standardError)).toBe(expected);
  });

  it('turns with the direction that is good', () => {
    expect(outcome(0.2, 0.05, { better: 'higher' })).toBe('improved');
    expect(outcome(-0.2, 0.05, { better: 'higher' })).toBe('worsened');
  });

  it('says when an improvement is less than what matters', () => {
    expect(impactVerdict(effectOf(-0.05, 0.02), RULES)).toMatchObject({ outcome: 'improved', belowMargin: true });
    expect(impactVerdict(effectOf(-0.2, 0.02), RULES)).toMatchObject({ outcome: 'improved', belowMargin: false });
    expect(impactVerdict(effectOf(0.01, 0.04), RULES)).toMatchObject({ outcome: 'no_change', belowMargin: false });
  });

  it('says what is still possible', () => {
    const { low, high } = impactVerdict(effectOf(0, 0.2), RULES).possible;
    expect([low, high]).toEqual([expect.closeTo(-0.4456, 4), expect.closeTo(0.4456, 4)]);
  });

  it('is none behind a closed gate', () => {
    const failed = [{ gate: 'overlapping' as const }];
    expect(impactVerdict(effectOf(-0.2, 0.02), { ...RULES, failed })).toMatchObject({
      outcome: 'inconclusive',
      failed,
    });
  });

  it('needs more at an early look, where nothing is ever "no change"', () => {
    expect(outcome(-0.2, 0.05, { interim: { bound: 3.573, last: false } })).toBe('inconclusive');
    expect(outcome(-0.6, 0.05, { interim: { bound: 3.573, last: false } })).toBe('improved');
    expect(outcome(0.01, 0.04, { interim: { bound: 2.433, last: false } })).toBe('inconclusive');
    expect(outcome(0.01, 0.04, { interim: { bound: 2.094, last: true } })).toBe('no_change');
  });

  it('is the other one for the mirror image', () => {
    const size = fc.double({ min: -1, max: 1, noNaN: true });
    const mirror = { improved: 'worsened', worsened: 'improved', no_change: 'no_change', inconclusive: 'inconclusive' };
    fc.assert(
      fc.property(size, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (estimate, se) => {
        expect(outcome(-estimate, se)).toBe(mirror[outcome(estimate, se)]);
        expect(outcome(estimate, se, { better: 'higher' })).toBe(outcome(-estimate, se));
      }),
      tries(100),
    );
  });

  it('10 % more or as little: ±0.0953 in logarithms', () => expect(logMargin(0.1)).toBeCloseTo(0.09531, 5));
});

describe('guardrails, where higher is better and 5 matters', () => {
  it.each([
    [0, 2, 'safe'], // harm up to 3.62
    [-2, 1, 'safe'], // harm up to 3.81
    [-1, 3, 'not_shown_safe'], // −7.7 to 5.7
    [-8, 3, 'breached'], // −14.7 to −1.3
    [-4, 1, 'breached'], // harm up to 5.81, −6.2 to −1.8
    [-2, 0.5, 'safe'], // surely harm, and surely less than matters
  ] as const)('%d ± %d is %s', (estimate, standardError, expected) =>
    expect(guardrail(effectOf(estimate, standardError), 'higher', 5)).toBe(expected),
  );
  it('turn with the direction', () => expect(guardrail(effectOf(8, 3), 'lower', 5)).toBe('breached'));
});

describe('gates', () => {
  const good: ImpactEvidence = {
    weeksBefore: 8,
    weeksAfter: 2,
    leastInBlock: 20,
    present: 0.95,
    overlapping: false,
    suspiciousTrend: false,
  };
  it('are open at their limits', () => expect(failedGates(good)).toEqual([]));
  it.each<[Partial<ImpactEvidence>, unknown]>([
    [{ weeksBefore: 7 }, { gate: 'weeks_before', found: 7, needed: 8 }],
    [{ weeksAfter: 1 }, { gate: 'weeks_after', found: 1, needed: 2 }],
    [{ leastInBlock: 19 }, { gate: 'thin', found: 19, needed: 20 }],
    [{ present: 0.94 }, { gate: 'days_missing', found: 0.94, needed: 0.95 }],
    [{ overlapping: true }, { gate: 'overlapping' }],
    [{ suspiciousTrend: true }, { gate: 'pre_trend' }],
  ])('%p closes one', (bad, gate) => expect(failedGates({ ...good, ...bad })).toEqual([gate]));
});

describe('independent placebo windows', () => {
  it.each([
    // They grow from six weeks on: (H − 6) / after, whole ones.
    [8, 8, 2, 1, 1],
    [10, 10, 2, 1, 2],
    [11, 11, 4, 1, 1],
    [9, 9, 4, 1, 0],
    // From baseline + after + 4 on they slide: (H − 12) / after.
    [18, 12, 2, 1, 3],
    [26, 12, 4, 1, 3],
    // In fortnights: 10 weeks are five, of which three come first.
    [5, 5, 1, 2, 2],
    [4, 4, 2, 2, 0],
  ])('%i blocks, %i compared, %i after, of %i weeks: %i', (history, baseline, after, weeks, windows) =>
    expect(independentPlacebos(history, baseline, after, weeks)).toBe(windows),
  );
});

describe('the grade of the evidence', () => {
  const best: GradeInputs = { registered: true, controls: 2, weeksBefore: 12, worseControl: false, placeboWindows: 2 };
  it.each<[string, Partial<GradeInputs>]>([
    ['A', {}],
    ['B', { controls: 1 }],
    ['B', { weeksBefore: 11 }],
    ['B', { worseControl: true }],
    ['C', { controls: 0 }],
    ['C', { weeksBefore: 11, placeboWindows: 1 }],
    ['C', { weeksBefore: 8, placeboWindows: 0 }],
    ['A', { weeksBefore: 12, placeboWindows: 1 }],
    ['X', { registered: false, weeksBefore: 8, placeboWindows: 0 }],
    ['X', { registered: false }],
    ['X', { registered: false, controls: 0 }],
  ])('is %s with %p', (grade, inputs) => expect(evidenceGrade({ ...best, ...inputs })).toBe(grade));
});
