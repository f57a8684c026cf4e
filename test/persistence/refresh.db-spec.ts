/**
 * Whatever happens to the facts, after a refresh the database holds what the reference makes of them: the same cells, the
 * same histograms, the same blocks, and an engine that follows along has the columns of one that starts anew.
 */
import * as fc from 'fast-check';
import { Engine } from '@bough/application';
import { durationLimit, HISTOGRAM_MEASURES, type CountWithin, type Day } from '@bough/domain';
import type { LogHistogram } from '@bough/statistics';
import { HISTORY, partAboveWhole, type Step } from '../support/builders-history.js';
import { howLarge, tries } from '../support/how-much.js';
import { blocksByName, cellsByName, cohortsByName, columnsOf, play, segmentSums } from '../support/builders-replay.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';
import { memoryStores } from '../support/memory-stores.js';
import { testServers } from '../support/template-database.js';

const TRIES = tries(8, 100);
const FIRST: Step = { kind: 'apply', workspace: {} };
/** Some days at either end are left out. */
const MOST_DAYS = { from: 20_170, to: 20_190 };
const DAYS = 'SELECT day FROM bough.rollup_day ORDER BY day';
const BLOCKS = `
  SELECT day, segments, encode(block, 'hex') AS block FROM bough.rollup_day WHERE cardinality(segments) > 0 ORDER BY day`;
const HISTOGRAMS = `
  SELECT h.day, c.segments, h.measure, h.buckets, h.counts, h.least, h.most
  FROM bough.rollup_histogram h JOIN bough.cell c ON c.id = h.cell_id`;

const WITHIN = `
  SELECT w.day, c.segments, w.measure, w.seconds, w.count, w.within
  FROM bough.rollup_within w JOIN bough.cell c ON c.id = w.cell_id`;

interface HistogramRow {
  readonly day: Day;
  readonly segments: string[];
  readonly measure: number;
  readonly buckets: number[];
  readonly counts: number[];
  readonly least: number;
  readonly most: number;
}

describe.each(testServers())('rollups of random histories on $name', ({ url }) => {
  let database: PostgresStores;

  beforeAll(async () => {
    database = await postgresStores(url);
  });
  afterAll(() => database?.close());

  it(`equal the reference (seed ${TRIES.seed})`, async () => {
    await fc.assert(fc.asyncProperty(HISTORY, compare), {
      ...TRIES,
      endOnFailure: false,
      interruptAfterTimeLimit: howLarge(50_000, 3_600_000),
    });
  });

  async function compare(history: readonly Step[]): Promise<void> {
    await database.clear();
    const memory = memoryStores();
    const today = () => 20_300;
    const engine = new Engine({ ...database, today });
    const reference = async () => (await memory.workspaces.current())!.workspace.referencePeriod;
    for (const [number, step] of [FIRST, ...history, { kind: 'refresh' } as const].entries()) {
      const told = await play(database, step, number, () => engine.refresh());
      const expected = await play(memory, step, number, async () => memory.rollups.refresh(await reference()));
      expect(told).toEqual(expected);
      expect(step.kind !== 'refresh' || !(await database.rollups.isDirty())).toBe(true);
    }
    await holds(memory);
    const anew = new Engine({ ...memory, today });
    await anew.update();
    expect(columnsOf(engine.current!.columns)).toEqual(columnsOf(anew.current!.columns));
    const kept = await database.source.query(BLOCKS);
    await rebuild();
    expect(await database.source.query(BLOCKS)).toEqual(kept); // the same bytes as the refreshes between the imports wrote
    await holds(memory);
    const days = await database.source.query(DAYS);
    await rebuild();
    expect(await database.source.query(DAYS)).toEqual(days); // each rebuild touches the same days

    async function rebuild(): Promise<void> {
      await database.rollups.markAllDirty();
      await database.rollups.refresh(await reference());
    }
  }

  /** Cells, histograms and blocks. */
  async function holds(memory: ReturnType<typeof memoryStores>): Promise<void> {
    const [cells, expected] = [await database.rollups.cells(), await memory.rollups.cells()];
    expect(cellsByName(cells)).toEqual(cellsByName(expected));
    for (const { sums } of cells) expect(partAboveWhole(sums)).toBeUndefined();
    expect(await histograms()).toEqual(memory.histograms());
    expect(await within()).toEqual(memory.within());
    // Of these limits the first is counted day by day if a standard names it, and the second never is.
    const limits = [durationLimit('first_response', 3600), durationLimit('resolution', 3599.9)];
    expect(await database.rollups.countWithin(limits, MOST_DAYS)).toEqual(
      await memory.rollups.countWithin(limits, MOST_DAYS),
    );
    const { blocks } = await database.rollups.blocksSince(0);
    expect(blocksByName(blocks)).toEqual(segmentSums(expected));
    const everyDay = { from: 20_000, to: 20_300 };
    const [begun, followed] = [await database.rollups.cohorts(everyDay, 1), await memory.rollups.cohorts(everyDay, 1)];
    expect(cohortsByName(begun)).toEqual(cohortsByName(followed));
  }

  async function histograms(): Promise<Map<string, LogHistogram>> {
    const rows: HistogramRow[] = await database.source.query(HISTOGRAMS);
    return new Map(
      rows.map(({ day, segments, measure, buckets, counts, least, most }) => [
        [day, ...segments, HISTOGRAM_MEASURES[measure]].join(' '),
        { counts: new Map(buckets.map((bucket, index) => [bucket, counts[index]!])), least, most },
      ]),
    );
  }

  async function within(): Promise<Map<string, CountWithin>> {
    const rows: (CountWithin & { day: Day; segments: string[]; measure: number; seconds: number })[] =
      await database.source.query(WITHIN);
    return new Map(
      rows.map(({ day, segments, measure, seconds, count, within: hits }) => [
        [day, ...segments, HISTOGRAM_MEASURES[measure], seconds].join(' '),
        { count, within: hits },
      ]),
    );
  }
});
