/** Laws of attribution, tried on random formulas: its parts add up, the way back has the opposite signs, names do not matter. */
import fc from 'fast-check';
import { randomExpression } from '../../../test/support/builders-formula.js';
import { tries } from '../../../test/support/how-much.js';
import type { Expression } from '../syntax/expression.js';
import type { AttributionPath } from './flow-rule.js';
import { planAttribution, type AttributedName, type AttributionPlan } from './plan-attribution.js';
import { runAttribution } from './run-attribution.js';

const NUMBERS = fc.constantFrom(0, 0.5, 1, 2, 3);
/** A rate over two measures, used in a formula over the rate and the measures. */
const FORMULAS = fc.record({
  result: randomExpression(['a', 'b', 'rate'], NUMBERS),
  rate: randomExpression(['b', 'c'], NUMBERS),
});
/** Whole numbers: 64 steps between two of them are exact, so that both ways meet a threshold on the same step. */
const WHOLE = fc.integer({ min: 0, max: 12 });
const POSITIVE = fc.integer({ min: 1, max: 12 });

type Definitions = ReadonlyMap<string, Expression>;
const definitionsOf = (formulas: Readonly<Record<string, Expression>>): Definitions =>
  new Map(Object.entries(formulas));

/** A number per leaf, the same for all windows it stands in twice. */
function columns({ leaves }: AttributionPlan, numbers: readonly number[]): Float64Array[] {
  return leaves.map(({ name, overall, window }) => {
    const place = `abc`.indexOf(name) + (overall ? 3 : 0) + window.shift + (window.days === 'period' ? 0 : 1);
    return Float64Array.of(numbers[place % numbers.length]!);
  });
}

interface Ran {
  readonly plan: AttributionPlan;
  readonly flows: readonly number[];
  /** The largest number on the way: what sums may be off by is relative to it. */
  readonly size: number;
}

function run(
  definitions: Definitions,
  [before, after]: readonly [readonly number[], readonly number[]],
  steps = 64,
  path: AttributionPath = 'straight',
): Ran {
  const plan = planAttribution(definitions, 'result');
  const sides = [columns(plan, before), columns(plan, after)] as const;
  const flows = runAttribution(plan, ...sides, 1, { steps, path }).map((flow) => flow[0]!);
  const places = [0, 0.25, 0.5, 0.75, 1].map((t) =>
    valuesAt(
      plan,
      sides[0].map((x, leaf) => x[0]! + t * (sides[1][leaf]![0]! - x[0]!)),
    ),
  );
  const size = [...flows, ...places.flat()].reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    1,
  );
  return { plan, flows, size };
}

/** Every value of the plan, one after the other. */
function valuesAt({ values }: AttributionPlan, leaves: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of values)
    found.push(
      value.kind === 'leaf'
        ? leaves[value.leaf]!
        : value.kind === 'constant'
          ? value.value
          : value.operation.apply(...value.operands.map((operand) => found[operand]!)),
    );
  return found;
}

const sides = (numbers: fc.Arbitrary<number>) => {
  const side = fc.array(numbers, { minLength: 7, maxLength: 7 });
  return fc.tuple(side, side);
};

function everyName(name: AttributedName): AttributedName[] {
  return [name, ...name.parts.flatMap(everyName)];
}

it.each<[AttributionPath, fc.Arbitrary<number>]>([
  ['straight', WHOLE],
  ['geometric', POSITIVE],
])('parts add up at every name, whatever the number of steps (%s)', (path, numbers) => {
  let explained = 0;
  const steps = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(64));
  const count = tries(300, 5_000);
  fc.assert(
    fc.property(FORMULAS, sides(numbers), steps, (formulas, ends, steps) => {
      const { plan, flows, size } = run(definitionsOf(formulas), ends, steps, path);
      fc.pre(size < 1e9);
      const [from, to] = ends.map((end) =>
        valuesAt(
          plan,
          columns(plan, end).map(([x]) => x!),
        ),
      );
      for (const { value, parts } of everyName(plan.root)) {
        const sum = parts.reduce((total, part) => total + flows[part.value]!, 0);
        const own = flows[value]!;
        if (parts.length === 0 || !Number.isFinite(sum + own)) continue; // no value, no parts
        expect(Math.abs(sum - own)).toBeLessThanOrEqual(1e-9 * size);
      }
      const [all, root] = [flows[plan.root.value]!, plan.root.value];
      if (!Number.isFinite(all) || [...from!, ...to!].some(Number.isNaN)) return; // 0 / 0 is taken as next to it
      explained++;
      expect(Math.abs(all - (to![root]! - from![root]!))).toBeLessThanOrEqual(1e-9 * size);
    }),
    count,
  );
  expect(explained).toBeGreaterThan(count.numRuns / 2); // so that the law says something
});

it('the way back has the opposite signs', () => {
  fc.assert(
    fc.property(FORMULAS, sides(WHOLE), (formulas, [before, after]) => {
      const there = run(definitionsOf(formulas), [before, after]);
      const back = run(definitionsOf(formulas), [after, before]);
      fc.pre(there.size < 1e9 && !Number.isNaN(there.flows[there.plan.root.value]));
      there.flows.forEach((flow, id) => {
        if (Number.isNaN(flow)) expect(back.flows[id]).toBeNaN();
        else expect(Math.abs(flow + back.flows[id]!)).toBeLessThanOrEqual(1e-9 * there.size);
      });
    }),
    tries(250, 5_000),
  );
});

it('a definition of its own changes no part: nested and in one formula are the same', () => {
  fc.assert(
    fc.property(FORMULAS, sides(WHOLE), ({ result, rate }, ends) => {
      const nested = run(definitionsOf({ result, rate }), ends);
      const flat = run(definitionsOf({ result: inlined(result, rate) }), ends);
      fc.pre(nested.size < 1e9);
      const [ofNested, ofFlat] = [leafTotals(nested), leafTotals(flat)];
      const change = Math.abs(nested.flows[nested.plan.root.value]!);
      fc.pre(!Number.isNaN(change));
      for (const [leaf, total] of ofFlat) {
        const other = ofNested.get(leaf)!;
        if (Number.isNaN(total)) expect(other).toBeNaN();
        else expect(Math.abs(other - total)).toBeLessThanOrEqual(1e-6 * change + 1e-9 * nested.size);
      }
    }),
    tries(250, 5_000),
  );
});

/** The formula with that of the rate in its place. */
function inlined(expression: Expression, rate: Expression): Expression {
  const inside = (each: Expression) => inlined(each, rate);
  switch (expression.kind) {
    case 'name':
      return expression.name === 'rate' ? rate : expression;
    case 'number':
      return expression;
    case 'negate':
      return { ...expression, operand: inside(expression.operand) };
    case 'binary':
      return { ...expression, left: inside(expression.left), right: inside(expression.right) };
    case 'call':
      return { ...expression, arguments: expression.arguments.map(inside) };
  }
}

/** What every leaf adds, in all its places. */
function leafTotals({ plan, flows }: Ran): Map<string, number> {
  const totals = new Map<string, number>();
  plan.values.forEach((value, id) => {
    if (value.kind !== 'leaf') return;
    const key = JSON.stringify(plan.leaves[value.leaf]);
    totals.set(key, (totals.get(key) ?? 0) + flows[id]!);
  });
  return totals;
}
