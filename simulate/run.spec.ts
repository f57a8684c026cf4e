import { simulate } from './run.js';
import { SCENARIOS, WITH_HISTORY, type Scenario } from './scenarios.js';

/** A part of `npm run simulate`, with seeds of its own. */
const RUNS = 250;
const measured = (scenarios: readonly Scenario[], key: string) =>
  simulate(
    scenarios.find((each) => each.key === key)!,
    RUNS,
    7_000_000,
  );

/** Two standard errors of a share of so many runs, in per cent: what chance does to a promise that is just kept. */
const chance = (percent: number) => 2 * Math.sqrt((percent * (100 - percent)) / RUNS);

describe('with 26 weeks of history and the pre-trend rule', () => {
  it.each(['A3', 'C3'])('%s errs in at most 6.5 %% and covers in at least 93 %%', (key) => {
    const { withRule, plain } = measured(WITH_HISTORY, key);
    expect(withRule.falsePositives).toBeLessThanOrEqual(6.5 + chance(6.5));
    expect(withRule.coverage).toBeGreaterThanOrEqual(93 - chance(93));
    expect(plain.falsePositives).toBeGreaterThanOrEqual(withRule.falsePositives);
    expect(plain.coverage).toBeLessThanOrEqual(withRule.coverage);
  });
});

it('finds effects as often as was published for the method (1,000 runs), within the error of both simulations', () => {
  const { plain } = measured(SCENARIOS, 'A2');
  expect(Math.abs(plain.power10 - 34)).toBeLessThan(chance(34) + 3);
  expect(Math.abs(plain.power15 - 65)).toBeLessThan(chance(65) + 3);
  expect(Math.abs(plain.power20 - 86)).toBeLessThan(chance(86) + 2);
});
