/** Values of a period as tests need them: said by segment and measure, in place of facts added up. */
import type { Model, PeriodValues } from '@bough/domain';
import { leafKey, PERIOD, runProgram, type Leaf } from '@bough/formula';

export type Sums = Readonly<Record<string, number>>;
/** By segment: `all`, `plan/free`. What is not said is zero, `days` is 30. */
export type Happened = Readonly<Record<string, Sums>>;

/** All metrics for what happened; all segments together are the sum of what is said, unless they are said, too. */
export function valuesOf(model: Model, happened: Happened): PeriodValues {
  const all = happened.all ?? added(Object.values(happened));
  const days = all.days ?? 30;
  return valuesBy(model, days, ({ name }, segment) =>
    name === 'days' ? days : ((segment === 'all' ? all : happened[segment])?.[name] ?? 0),
  );
}

/** All metrics of a period of so many days, from the value of every measure over its window. */
export function valuesBy(model: Model, days: number, valueOf: (leaf: Leaf, segment: string) => number): PeriodValues {
  const columns = model.program.leaves.map((leaf) => Float64Array.from(model.segments, ({ id }) => valueOf(leaf, id)));
  const results = runProgram(model.program, columns, { length: model.segments.length, slab: 1 });
  const leaves = model.program.leaves.map(({ name }): [string, Float64Array] => [
    name,
    Float64Array.from(model.segments, ({ id }) => valueOf({ name, window: PERIOD }, id)),
  ]);
  return {
    period: { from: 0, to: days },
    leaves: new Map(leaves),
    windows: new Map(model.program.leaves.map((leaf, index) => [leafKey(leaf), columns[index]!])),
    metrics: new Map(model.outputs.map((name, index) => [name, results[index]!])),
  };
}

function added(all: readonly Sums[]): Sums {
  const sum: Record<string, number> = {};
  for (const each of all)
    for (const [key, value] of Object.entries(each)) if (key !== 'days') sum[key] = (sum[key] ?? 0) + value;
  return { ...sum, days: all[0]?.days ?? 30 };
}
