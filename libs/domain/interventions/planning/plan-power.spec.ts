import { FIRST_DAY, numbersOf, planOf, supportNumbers } from '../../../../test/support/builders-impact.js';
import { powerOf } from './plan-power.js';
import { suggestedControls } from './suggest-controls.js';

const HISTORY = supportNumbers(1, 182, 182, 0);

describe('the power of a plan', () => {
  it('grows with the weeks, and a verdict is promised only up to twice what matters', () => {
    const { rows, promising, weeksOfHistory, words } = powerOf(HISTORY, planOf());
    expect(rows.map(({ weeks }) => weeks)).toEqual([2, 4, 8]);
    expect(rows[0]!.detectable).toBeGreaterThan(rows[1]!.detectable);
    expect(rows[1]!.detectable).toBeGreaterThan(rows[2]!.detectable);
    // Twice ten per cent, as it is told.
    for (const { detectable, promising: may } of rows) expect(may).toBe(detectable <= 0.2);
    expect(promising).toBe(rows[1]!.promising);
    expect(weeksOfHistory).toBe(26);
    expect(words).toContain('In 4 weeks an effect of');
  });

  it('has rows for the weeks that are planned', () =>
    expect(powerOf(HISTORY, planOf({ weeks: 6 })).rows.map(({ weeks }) => weeks)).toEqual([2, 4, 6, 8]));

  it('of a staged rollout counts every wave: more shows with two than with either', () => {
    const staged = (...segments: string[]) =>
      planOf({
        design: 'staged',
        waves: segments.map((segment, i) => ({ segments: [segment], launch: FIRST_DAY + 182 + 28 * i })),
        controls: ['tier/four', 'tier/five', 'tier/six'],
      });
    const four = (plan: ReturnType<typeof planOf>) => powerOf(HISTORY, plan).rows[1]!.detectable;
    const both = four(staged('tier/two', 'tier/three'));
    expect(both).toBeLessThan(four(staged('tier/three')));
    expect(both).toBeLessThan(four(staged('tier/two')));
    expect(powerOf(HISTORY, staged('tier/two', 'tier/nobody')).reasons[0]!.code).toBe('NO_DATA');
  });

  it('is promised by what matters as it is told: a margin of one second is less than any per cent that would show', () => {
    const power = powerOf(HISTORY, planOf({ metric: 'handle_time', margin: { kind: 'points', value: 1 } }));
    expect(power).toMatchObject({ kind: 'relative', promising: false, weeksNeeded: null });
    expect(power.rows.every(({ promising, detectable }) => !promising && detectable < 1)).toBe(true);
  });

  it('without history, or for what cannot be judged, promises nothing and says why', () => {
    expect(powerOf(HISTORY, planOf({ launch: FIRST_DAY })).reasons[0]!.code).toBe('TOO_FEW_BLOCKS');
    expect(powerOf(HISTORY, planOf({ launch: FIRST_DAY + 42 }))).toMatchObject({ promising: false, weeksOfHistory: 6 });
    expect(powerOf(HISTORY, planOf({ metric: 'backlog' })).reasons[0]!.code).toBe('STOCK');
    expect(powerOf(numbersOf({}, 100), planOf()).rows).toEqual([]);
  });
});

describe('controls are suggested', () => {
  it('when nobody else touches them, and they are large and parallel', () => {
    const touched = [{ segment: 'tier/two', label: '#3 "New bot"' }];
    const suggested = suggestedControls(HISTORY, planOf(), touched);
    expect(suggested.map(({ segment }) => segment)).not.toContain('tier/one');
    const two = suggested.find(({ segment }) => segment === 'tier/two')!;
    expect(two.suggested).toBe(false);
    expect(two.reasons[0]).toEqual({ code: 'TOUCHED', words: '#3 "New bot" touches it in the same weeks' });
    expect(suggested[0]!.suggested).toBe(true);
  });

  it('not when they drift apart or are thin', () => {
    const flat = (size: number, grows = 0) => Array.from({ length: 182 }, (_, day) => size * (1 + ((day * 7) % 5) / 50 + grows * day));
    const touches = [flat(100), flat(100), flat(100, 0.005), flat(1), flat(100), flat(100)];
    const resolved = touches.map((_, s) => Array.from({ length: 182 }, () => (s === 3 ? 1 : 100)));
    const suggested = suggestedControls(numbersOf({ touches, resolved }, 182), planOf(), []);
    const codes = (key: string) => suggested.find(({ segment }) => segment === key)!.reasons.map(({ code }) => code);
    expect(codes('tier/three')).toContain('APART');
    expect(codes('tier/four')).toContain('THIN');
  }); // prettier-ignore

  it('none, when all weeks before launch are left out', () => {
    const suggested = suggestedControls(HISTORY, planOf({ excluded: [{ from: 0, to: 99_999 }] }), []);
    expect(suggested.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toEqual(Array(5).fill('SHORT'));
  });
});
