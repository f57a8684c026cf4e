import { valueView } from '@bough/application';
import { METRIC_CATALOGUE, type MetricValue, type TreeNode } from '@bough/domain';
import { paint } from '../terminal/paint.js';
import { drawTree } from './draw-tree.js';
import type { TreeRow } from './tree-rows.js';

const node = (path: string, parentPath: string | null, name: string, planned: string | null = null) =>
  ({ path, parentPath, name, planned, kind: 'metric' }) as TreeNode;
const nothing = { reading: null, quantiles: null, proof: null };
const METRIC = { ...METRIC_CATALOGUE.find(({ key }) => key === 'first_response_time')!, currency: 'EUR' };
const VALUE = { value: 90, reason: null, marks: ['PERIOD_INCOMPLETE'] } as unknown as MetricValue;
const ROWS: TreeRow[] = [
  { node: node('', null, 'Support'), ...nothing },
  {
    ...nothing,
    node: node('speed', '', 'Speed'),
    reading: { period: { from: 0, to: 1 }, current: valueView(VALUE, METRIC), comparison: null },
    quantiles: { median: 60, p90: 300 },
  },
  { ...nothing, node: node('mood', '', 'Mood', 'No source is connected yet') },
];
const drawn = (width: number | null) => drawTree(ROWS, paint(false), width).slice(1);

/** Names take 29 characters, values 6, changes none, gaps 3 times 2: 41 before the remarks. */
it.each<[number | null, string, string]>([
  [null, 'median 1m · p90 5m · incomplete', 'planned: No source is connected yet'],
  [72, 'median 1m · p90 5m · incomplete', 'planned: No source is connecte…'],
  [71, 'median 1m · incomplete', 'planned: No source is connect…'],
  [62, 'incomplete', 'planned: No source i…'],
  [49, 'incompl…', 'planned…'],
])('in %s characters', (width, speed, mood) =>
  expect(drawn(width)).toEqual([
    `├─ Speed: First response time  1m 30s    ${speed}`,
    `└─ Mood                                  ${mood}`,
  ]),
);
