import { findEffectiveOwners, growTree, NO_OWNERSHIP, selectOwnersAt, type TemplateNode } from '@bough/domain';
import { PLAN, workspace } from '../../../test/support/builders.js';
import { assignment, delegation, instant, person } from '../../../test/support/builders-ownership.js';
import type { TreeMatrix } from '../comparisons/matrix/matrix.js';
import { matrixOwners } from './matrix-owners.js';
import type { OwnerView } from './owner-view.js';

it('tells who is assigned, from further up, acting, and nobody, with every person once', () => {
  const template = { key: 'demand', parent: null, name: 'Demand', metric: null, edge: 'influence' } as TemplateNode;
  const tree = { ...workspace().tree, dimension: 'plan', nodes: [template] };
  const nodes = growTree(tree, PLAN);
  const people = [person(1, 'ana'), person(2, 'ben'), person(3, 'cy')];
  const stopped = assignment(13, 'unknown', 'A', null, { reason: 'to be split' });
  // Ana holds Free and is away, Ben acts for her; Cy holds demand in every branch; nobody holds the root.
  const assignments = [assignment(11, 'free', 'A', 1), assignment(12, '*/demand', 'A', 3), stopped];
  const ownership = { ...NO_OWNERSHIP, people, assignments, delegations: [delegation(21, 1, 2)] };
  const owners = selectOwnersAt(ownership, instant('2026-11-25'));
  const view = { owners, owned: findEffectiveOwners(nodes, owners) } as unknown as OwnerView;
  const at = (path: string) => ({ node: nodes.find((node) => node.path === path) ?? null });
  const cells = ['', 'free', 'unknown', 'nothing', 'free/demand', 'unknown/demand'].map(at);
  const matrix = { cells, rows: [{ template: null }, { template }] } as unknown as TreeMatrix;
  const found = matrixOwners(matrix, view);
  expect(found.people.map(({ key }) => key)).toEqual(['ben', 'cy']);
  expect(found.cells).toEqual([null, 0, null, null, 1, 1]);
  expect(found.kinds).toEqual(['gap', 'acting', 'gap', null, 'direct', 'direct']);
  expect(found.rows).toEqual([null, 1]);
});
