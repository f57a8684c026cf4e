import { PLAN, SIZE, workspace } from '../../../../test/support/builders.js';
import { describeWorkspaceChange } from './workspace-change.js';
import type { Workspace } from '../workspace.js';

const BEFORE = workspace();
const changes = (given: Partial<Workspace>) => describeWorkspaceChange(BEFORE, { ...BEFORE, ...given });
const [first, ...rest] = BEFORE.tree.nodes;
const nps = { key: 'nps', name: 'NPS', unit: 'points' } as const;

it('says what a first workspace has', () =>
  expect(describeWorkspaceChange(null, BEFORE)).toEqual([
    `new workspace "Test" with 2 dimensions, 0 own metrics and a tree of ${BEFORE.tree.nodes.length} nodes per segment`,
  ]));

it.each<[string, Partial<Workspace>, string[]]>([
  ['nothing', {}, []],
  ['the name', { name: 'Other' }, ['name: Test → Other']],
  ['the time zone', { timeZone: 'Europe/Berlin' }, ['time zone: UTC → Europe/Berlin']],
  ['freshness', { freshnessDays: 9 }, [`freshness (days): ${BEFORE.freshnessDays} → 9`]],
  ['no freshness', { freshnessDays: null }, [`freshness (days): ${BEFORE.freshnessDays} → none`]],
  ['no revenue', { revenue: null }, ['revenue attribute: arr → none']],
  [
    'a reference period',
    { referencePeriod: { from: 20_454, to: 20_485 } },
    ['reference period: none → 2026-01-01 to 2026-01-31'],
  ],
  ['no benchmarks', { benchmarks: ['industry/saas'] }, ['benchmarks: none → industry/saas']],
  [
    'times for findings',
    { findings: { acknowledgeHours: { critical: 1, high: 8, medium: 72, low: 168 }, quietDays: 30 } },
    [
      'times for findings: none → to acknowledge critical in 1 hour, high in 8 hours, medium in 72 hours, low in 168 hours; quiet for 30 days',
    ],
  ],
  ['a dimension less', { dimensions: [PLAN] }, ['dimension size: removed']],
  ['a dimension more', { dimensions: [PLAN, SIZE, { ...PLAN, key: 'new' }] }, ['dimension new: added']],
  ['a dimension changed', { dimensions: [{ ...PLAN, decision: 'x' }, SIZE] }, ['dimension plan: changed']],
  ['dimensions turned round', { dimensions: [SIZE, PLAN] }, ['dimensions: in another order']],
  ['a measure', { measures: [nps] }, ['measure nps: added']],
  ['the tree', { tree: { ...BEFORE.tree, name: 'Root' } }, [`tree name: ${BEFORE.tree.name} → Root`]],
  ['a node less', { tree: { ...BEFORE.tree, nodes: rest } }, [`node ${first!.key}: removed`]],
  [
    'a node changed',
    { tree: { ...BEFORE.tree, nodes: [{ ...first!, note: 'x' }, ...rest] } },
    [`node ${first!.key}: note none → x`],
  ],
])('%s', (_, given, expected) => expect(changes(given)).toEqual(expected));

it('does not mind the order of keys, as a database does not keep it', () => {
  const turned = Object.fromEntries(Object.entries(PLAN).reverse()) as unknown as typeof PLAN;
  expect(changes({ dimensions: [turned, SIZE] })).toEqual([]);
});
