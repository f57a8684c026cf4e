import { workspace } from '../../../../test/support/builders.js';
import { METRIC_CATALOGUE } from '../../metrics/metric-catalogue.js';
import type { TreeSections } from './workspace-structure.js';
import { treeChangeText, treeChanges } from './tree-change.js';
import type { TemplateNode, TreeDefinition } from '../tree-template.js';

const node = (key: string, parent: string | null = null, given: Partial<TemplateNode> = {}): TemplateNode => ({
  key,
  parent,
  name: key,
  metric: null,
  edge: 'influence',
  family: null,
  planned: null,
  identity: null,
  note: null,
  ...given,
});
const [first, second] = METRIC_CATALOGUE;
const TREE: TreeDefinition = {
  key: 'support',
  name: 'Support',
  dimension: 'plan',
  headline: 'csat',
  nodes: [node('a'), node('b', 'a', { metric: 'csat' }), node('c', 'a'), node('d')],
};
const BEFORE: TreeSections = { tree: TREE, metrics: [first!, second!] };
const lines = (after: Partial<TreeSections>) => treeChanges(BEFORE, { ...BEFORE, ...after }).map(treeChangeText);
const nodes = (...list: readonly TemplateNode[]) => ({ tree: { ...TREE, nodes: list } });
const [a, b, c, d] = TREE.nodes as [TemplateNode, TemplateNode, TemplateNode, TemplateNode];

it.each<[string, Partial<TreeSections>, string[]]>([
  ['nothing', {}, []],
  [
    'the head',
    { tree: { ...TREE, name: 'Care', headline: 'backlog' } },
    ['tree name: Support → Care', 'tree headline: csat → backlog'],
  ],
  ['a metric of a node', nodes(a, { ...b, metric: 'backlog' }, c, d), ['node a/b: metric csat → backlog']],
  [
    'several fields',
    nodes(a, { ...b, lag: 2, only: ['free', 'pro'], metric: null, planned: 'later' }, c, d),
    [
      'node a/b: metric csat → none',
      'node a/b: planned none → later',
      'node a/b: lag none → 2',
      'node a/b: only none → free, pro',
    ],
  ],
  ['a node more', nodes(a, b, c, d, node('e', 'b')), ['node a/b/e: added']],
  ['a branch less', nodes(d), ['node a: removed', 'node a/b: removed', 'node a/c: removed']],
  ['another parent, by its new place', nodes(a, b, { ...c, parent: 'd' }, d), ['node d/c: under a → d']],
  ['up to the segments', nodes(a, { ...b, parent: null }, c, d), ['node b: under a → none']],
  ['siblings turned round', nodes(a, c, b, d), ['node a: in another order']],
  ['the first level turned round', nodes(d, a, b, c), ['nodes: in another order']],
  ['the same tree in another list', nodes(a, d, b, c), []],
  ['metrics turned round', { metrics: [second!, first!] }, ['metrics: in another order']],
  [
    'fields of a metric, as the file spells them',
    { metrics: [{ ...first!, formula: 'created', minimumSample: 5 }, second!] },
    [`metric ${first!.key}: formula ${first!.formula} → created`, `metric ${first!.key}: minimum_sample 20 → 5`],
  ],
  [
    'a metric more and one less',
    { metrics: [first!, { ...second!, key: 'x' }] },
    ['metric x: added', `metric ${second!.key}: removed`],
  ],
])('%s', (_, after, expected) => expect(lines(after)).toEqual(expected));

it('says a scale in words', () => {
  const rated = { ...first!, scale: { min: 1, max: 5 } };
  expect(lines({ metrics: [rated, second!] })).toEqual([`metric ${first!.key}: scale none → 1 to 5`]);
});

it('knows both sides as data', () =>
  expect(treeChanges(BEFORE, { ...BEFORE, ...nodes(a, { ...b, metric: 'backlog' }, c, d) })).toEqual([
    { kind: 'node', key: 'a/b', change: 'changed', field: 'metric', from: 'csat', to: 'backlog' },
  ]));

it('tells nothing of two equal workspaces', () => expect(treeChanges(workspace(), workspace())).toEqual([]));
