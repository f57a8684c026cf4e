import type { LabelledWeeks } from '../../rollups/labelled-weeks.js';
import type { ModelSegment } from '../../trees/model-of-workspace.js';
import { demandWeeks, emptyWeeks } from './weeks.js';

const segment = (id: string) => ({ id }) as ModelSegment;
/** Two cells: pro in fintech, free in fintech. */
const FOUND: LabelledWeeks = {
  segments: [
    ['plan/pro', 'industry/fintech'],
    ['plan/free', 'industry/fintech'],
  ],
  weeks: Int32Array.of(0, 2, 2, 2),
  cells: Int32Array.of(0, 0, 1, 1),
  labels: [['bug'], ['bug'], ['bug'], [null]],
  sums: new Map([
    ['created', Float64Array.of(3, 4, 5, 6)],
    ['handle_seconds', Float64Array.of(30, 40, 50, 60)],
  ]),
};
const PERIOD = { from: 100, to: 124 }; // three weeks and three days
const week = (from: number, created: number, handleSeconds: number) => ({ from, to: from + 7, created, handleSeconds });

it('adds up by segment and label, and has every week', () => {
  const plans = demandWeeks(FOUND, [segment('plan/pro'), segment('plan/free')], PERIOD);
  expect([...plans]).toEqual([
    ['["plan/pro",["bug"]]', [week(100, 3, 30), week(107, 0, 0), week(114, 4, 40)]],
    ['["plan/free",["bug"]]', [week(100, 0, 0), week(107, 0, 0), week(114, 5, 50)]],
    ['["plan/free",[null]]', [week(100, 0, 0), week(107, 0, 0), week(114, 6, 60)]],
  ]);
});

it('takes the cells of a segment of another dimension, and of everybody, together', () => {
  const bugs = [week(100, 3, 30), week(107, 0, 0), week(114, 9, 90)];
  expect(demandWeeks(FOUND, [segment('industry/fintech')], PERIOD).get('["industry/fintech",["bug"]]')).toEqual(bugs);
  expect(demandWeeks(FOUND, [segment('all')], PERIOD).get('["all",["bug"]]')).toEqual(bugs);
  expect(demandWeeks(FOUND, [segment('industry/health')], PERIOD).size).toBe(0);
});

it('knows of no week that is not whole', () => {
  expect(emptyWeeks({ from: 100, to: 106 })).toEqual([]);
  expect(emptyWeeks({ from: 100, to: 107 })).toEqual([week(100, 0, 0)]);
});
