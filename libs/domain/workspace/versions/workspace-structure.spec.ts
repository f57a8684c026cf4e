import { PLAN, SIZE, workspace } from '../../../../test/support/builders.js';
import { hasSameStructure, structureOverToday, structureVersion } from './workspace-structure.js';
import type { Workspace } from '../workspace.js';

const BEFORE = workspace();
const TREE = { ...BEFORE.tree, headline: 'csat' };
const METRIC = { key: 'own', name: 'Own', formula: 'created' } as Workspace['metrics'][number];

it.each<[string, Partial<Workspace>, boolean]>([
  ['nothing', {}, true],
  ['the currency', { currency: 'USD' }, true],
  ['a dimension that the tree is not over', { dimensions: [PLAN] }, true],
  [
    'what belongs to a segment',
    { dimensions: [{ ...PLAN, segments: [{ ...PLAN.segments[0]!, values: ['x'] }, PLAN.segments[1]!] }, SIZE] },
    true,
  ],
  [
    'the name of a branch',
    { dimensions: [{ ...PLAN, segments: [{ ...PLAN.segments[0]!, name: 'Gratis' }, PLAN.segments[1]!] }, SIZE] },
    false,
  ],
  ['a branch less', { dimensions: [{ ...PLAN, segments: PLAN.segments.slice(1) }, SIZE] }, false],
  ['the tree', { tree: TREE }, false],
  ['a metric', { metrics: [METRIC] }, false],
])('the structure after %s changed', (_, given, expected) =>
  expect(hasSameStructure(BEFORE, { ...BEFORE, ...given })).toBe(expected),
);

it('is as old as its last change', () => {
  const versions = [{}, { name: 'x' }, { tree: TREE }, { tree: TREE, currency: 'USD' }, { tree: TREE, name: 'y' }];
  const numbered = versions.map((given, index) => ({ version: index + 1, workspace: { ...BEFORE, ...given } }));
  expect([0, 1, 2, 3, 4, 5].map((count) => structureVersion(numbered.slice(0, count)))).toEqual([0, 1, 1, 3, 3, 3]);
});

it('stands over the facts of today', () => {
  const nps = { key: 'nps', name: 'NPS', unit: 'points' } as const;
  const then = { ...BEFORE, name: 'Then', tree: TREE, metrics: [METRIC], measures: [nps], dimensions: [PLAN] };
  const now = { ...BEFORE, name: 'Now', dimensions: [SIZE] };
  expect(structureOverToday(then, now)).toEqual({
    workspace: { ...now, tree: TREE, metrics: [METRIC], measures: [nps] },
    branches: PLAN,
  });
});
