import type { TemplateNode } from '../workspace/tree-template.js';
import { listRaciRows, slotRows } from './raci-rows.js';

const TEMPLATE = [
  { key: 'cost', name: 'Cost', parent: null },
  { key: 'demand', name: 'Demand', parent: 'cost' },
  { key: 'csat', name: 'CSAT', parent: null },
] as unknown as TemplateNode[];
const node = (path: string, parentPath: string | null, segment: string | null, depth: number) => ({
  path,
  parentPath,
  segment,
  depth,
  name: path,
});
const NODES = [
  node('', null, null, 0),
  ...['free', 'pro'].flatMap((key) => [
    node(key, '', key, 1),
    node(`${key}/cost`, key, key, 2),
    node(`${key}/cost/demand`, `${key}/cost`, key, 3),
    node(`${key}/csat`, key, key, 2),
  ]),
];
const SEGMENTS = [{ path: 'segment:industry/media', parentPath: '', name: 'Industry: Media' }];
const paths = (wish: Parameters<typeof listRaciRows>[3]) =>
  listRaciRows(NODES, TEMPLATE, SEGMENTS, wish).map(({ path }) => path || 'root');

it('has a row per part of the template, per branch and per other segment', () => {
  expect(paths({})).toEqual(['root', '*/cost', '*/demand', '*/csat', 'free', 'pro', 'segment:industry/media']);
  expect(slotRows(TEMPLATE).map(({ parentPath, depth }) => [parentPath, depth])).toEqual([
    ['', 1],
    ['*/cost', 2],
    ['', 1],
  ]);
});

it('opens the branches that are asked for, and keeps to the parts that are asked for', () => {
  expect(paths({ branches: ['pro'] })).toEqual([
    ...['root', '*/cost', '*/demand', '*/csat', 'pro', 'pro/cost', 'pro/cost/demand', 'pro/csat'],
  ]);
  expect(paths({ rows: ['demand'] })).toEqual(['root', '*/demand', 'free', 'pro', 'segment:industry/media']);
  expect(paths({ rows: ['demand'], branches: ['pro'] })).toEqual(['root', '*/demand', 'pro', 'pro/cost/demand']);
  const kinds = listRaciRows(NODES, TEMPLATE, SEGMENTS, { branches: ['pro'] }).map(({ kind }) => kind);
  expect(kinds).toEqual(['root', 'slot', 'slot', 'slot', 'branch', 'node', 'node', 'node']);
});
