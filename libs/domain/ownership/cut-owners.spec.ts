import { assignment, delegation, instant, person } from '../../../test/support/builders-ownership.js';
import { PLAN, SIZE, workspace } from '../../../test/support/builders.js';
import { modelOf } from '../trees/model-of-workspace.js';
import { NO_OWNERSHIP, type Assignment, type Delegation } from './assignment.js';
import { findCutOwners } from './cut-owners.js';
import { selectOwnersAt } from './owners-at.js';

const PEOPLE = [person(1, 'ana'), person(2, 'ben'), person(3, 'cy')];
const space = workspace({ dimensions: [PLAN, SIZE] });
const { nodes } = modelOf({ ...space, tree: { ...space.tree, dimension: 'size' } }, SIZE);
const SEGMENT = SIZE.segments[0]!.key;
const slot = nodes.find(({ depth, segment }) => depth === 3 && segment === SEGMENT)!.path.split('/');
const [below, above] = [slot.join('/'), slot.slice(0, 2).join('/')];

function owners(assignments: Assignment[], delegations: Delegation[] = []) {
  const at = selectOwnersAt({ ...NO_OWNERSHIP, people: PEOPLE, assignments, delegations }, instant('2026-11-25'));
  const found = findCutOwners(nodes, SIZE, at);
  return (path: string) => {
    const { accountable } = found.get(path)!;
    return accountable.kind === 'gap' ? null : [accountable.person.key, accountable.direct];
  };
}

it('asks the segment, then the slots on the way up, then the root', () => {
  const root = assignment(11, '', 'A', 1);
  const ofSlot = assignment(12, `*/${slot[1]}`, 'A', 2);
  const ofSegment = assignment(13, `segment:size/${SEGMENT}`, 'A', 3);
  const other = SIZE.segments[1]!.key;
  expect(['', SEGMENT, above, below].map(owners([root]))).toEqual([['ana', true], ...Array(3).fill(['ana', false])]);
  expect([SEGMENT, above, below].map(owners([root, ofSlot]))).toEqual([
    ['ana', false],
    ['ben', true],
    ['ben', false],
  ]);
  const all = owners([root, ofSlot, ofSegment]);
  expect([SEGMENT, above, below].map(all)).toEqual([
    ['cy', true],
    ['cy', false],
    ['cy', false],
  ]);
  expect(all(`${other}/${slot[1]}`)).toEqual(['ben', true]);
  expect(owners([])(above)).toBeNull();
});

it('lets another act for who is away', () => {
  const held = [assignment(13, `segment:size/${SEGMENT}`, 'A', 3)];
  expect(owners(held, [delegation(21, 3, 1)])(below)).toEqual(['ana', false]);
});
