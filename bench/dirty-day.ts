/**
 * Measures one dirty day: computing all metrics again for the one day that changed, in all segments, against computing all days
 * again.
 */
import { evaluateDaily, leafColumns, modelOf, reevaluateDays, STORED_MEASURES, type LeafColumns } from '@bough/domain';
import { WORKSPACE } from './conversations.js';
import { cpuOf } from './cpu.js';
import { ratio, type BenchTable } from './table.js';

const DAYS = 400;
const FIRST_DAY = 20_000;
const SEGMENTS = 512;
const ROUNDS = 15;
const GOAL = 1 / 100;

export async function benchDirtyDay(): Promise<BenchTable> {
  const model = modelOf({ ...WORKSPACE, dimensions: [wideDimension()] });
  const columns = randomColumns(model.segments.map(({ id }) => id));
  const daily = evaluateDaily(model, columns);
  let day = 0;
  const oneDay = () => reevaluateDays(model, columns, [FIRST_DAY + (day = (day + 37) % DAYS)], daily); // none twice in a row
  const full = () => evaluateDaily(model, columns);
  checkOneDay();
  const least = { full: Infinity, oneDay: Infinity };
  for (let round = 0; round < ROUNDS; round++) {
    least.full = Math.min(least.full, cpuOf(full, 4));
    least.oneDay = Math.min(least.oneDay, cpuOf(oneDay, 100));
  }
  return {
    title: `One dirty day: ${model.outputs.length} formulas × ${model.segments.length} segments × ${DAYS} days`,
    columns: ['way', 'CPU ms', '× all days', 'goal'],
    rows: [
      ['all days again', least.full.toFixed(2), ratio(1), ''],
      ['the one day that changed', least.oneDay.toFixed(3), (least.oneDay / least.full).toFixed(4), `${GOAL}`],
    ],
    notes: [`Least of ${ROUNDS} rounds, in turns in one process, another day each time; checked to be the same.`],
  };

  function checkOneDay(): void {
    const changed = withChangedDay(columns, 123);
    const again = new Map([...daily].map(([name, values]) => [name, values.slice()]));
    reevaluateDays(model, changed, [FIRST_DAY + 123], again);
    for (const [name, values] of evaluateDaily(model, changed))
      if (values.some((value, i) => !Object.is(value + 0, again.get(name)![i]! + 0)))
        throw new Error(`"${name}" of one day differs from that of all days`);
  }
}

/** As many segments as are asked for, with all together and Unknown. */
function wideDimension() {
  const segments = Array.from({ length: SEGMENTS - 2 }, (_, s) => ({ key: `s${s}`, name: `S${s}`, values: [`s${s}`] }));
  return { ...WORKSPACE.dimensions[0]!, key: WORKSPACE.tree.dimension, segments };
}

function randomColumns(segments: readonly string[]): LeafColumns {
  const blocks = Array.from({ length: DAYS }, (_, day) => ({
    day: FIRST_DAY + day,
    segments,
    values: Float64Array.from(
      { length: STORED_MEASURES.length * segments.length },
      (_, i) => 1 + ((i * 7_919 + day * 104_729) % 997),
    ),
  }));
  return leafColumns(blocks, segments, [], () => false);
}

function withChangedDay(columns: LeafColumns, offset: number): LeafColumns {
  const daily = new Map([...columns.daily].map(([key, column]) => [key, column.slice()]));
  for (const column of daily.values())
    for (let s = 0; s < columns.segments.length; s++) column[s * columns.days + offset]! += 5 + s;
  return { ...columns, daily, prefix: new Map() };
}
