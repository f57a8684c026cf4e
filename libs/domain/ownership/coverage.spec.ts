import { assignment, delegation, instant, person, uuid } from '../../../test/support/builders-ownership.js';
import { NO_OWNERSHIP } from './assignment.js';
import { measureCoverage } from './coverage.js';
import { findEffectiveOwners } from './effective-owner.js';
import { measureWorkload } from './workload.js';
import { listNodesOfPerson, buildRaciMatrix } from './raci-matrix.js';
import { selectOwnersAt } from './owners-at.js';

const NOW = instant('2026-11-25');
const node = (path: string) => ({
  path,
  parentPath: path === '' ? null : path.split('/').slice(0, -1).join('/'),
  name: path,
  segment: path === '' ? null : path.split('/')[0]!,
});
/** Two branches of three nodes. */
const NODES = ['', 'big', 'big/demand', 'big/cost', 'small', 'small/demand', 'small/cost'].map(node);
const PEOPLE = [person(1, 'ana'), person(2, 'ben'), person(3, 'cy')];

function owned(
  assignments = [assignment(11, 'big', 'A', 1), assignment(12, '*/demand', 'A', 2)],
  delegations = [] as ReturnType<typeof delegation>[],
) {
  const owners = selectOwnersAt({ ...NO_OWNERSHIP, people: PEOPLE, assignments, delegations }, NOW);
  return { owners, nodes: findEffectiveOwners(NODES, owners) };
}

describe('coverage', () => {
  it('counts effective, direct and below the root, of the tree and of each branch', () => {
    const coverage = measureCoverage(
      NODES,
      owned().nodes,
      new Map([
        ['big', 300],
        ['small', 100],
      ]),
    );
    // big, big/demand, big/cost and small/demand have an owner; only big/cost has it from further up.
    expect(coverage).toMatchObject({ nodes: 7, effective: 4, direct: 3, belowRoot: 4 });
    expect(coverage.branches).toEqual([
      { segment: 'big', volume: 300, nodes: 3, effective: 3, direct: 2, belowRoot: 3 },
      { segment: 'small', volume: 100, nodes: 3, effective: 1, direct: 1, belowRoot: 1 },
    ]);
    // 300 × 3/3 and 100 × 1/3 of 400.
    expect(coverage.volumeShare).toBeCloseTo((300 + 100 / 3) / 400, 12);
    expect(coverage.gaps.map(({ path, gap }) => `${path} ${gap.reason}`)).toEqual([
      'small NOBODY',
      'small/cost NOBODY',
      ' NOBODY',
    ]);
  });

  it('an owner at the root covers everything, but nothing below the root', () => {
    const coverage = measureCoverage(NODES, owned([assignment(11, '', 'A', 1)]).nodes);
    expect(coverage).toMatchObject({ nodes: 7, effective: 7, direct: 1, belowRoot: 0, volumeShare: null, gaps: [] });
  });
});

describe('load', () => {
  it('counts what is assigned, what that comes to, and what somebody acts for', () => {
    const { owners, nodes } = owned(undefined, [delegation(21, 1, 3, { scope: 'big/cost' })]);
    expect(measureWorkload(nodes, owners, 0)).toEqual([
      { person: PEOPLE[0], direct: ['big'], nodes: 2, acting: 0, overLimit: true },
      { person: PEOPLE[1], direct: ['*/demand'], nodes: 2, acting: 0, overLimit: true },
      { person: PEOPLE[2], direct: [], nodes: 0, acting: 1, overLimit: false },
    ]);
    expect(measureWorkload(nodes, owners).every(({ overLimit }) => !overLimit)).toBe(true);
  });
});

describe('the matrix', () => {
  it('has a cell for each role of each party, own or inherited', () => {
    const team = { ...assignment(13, 'small', 'C', 1), party: { team: uuid(9) } };
    const { nodes } = owned([assignment(11, 'small', 'A', 1), assignment(12, 'small/cost', 'I', 2), team]);
    const matrix = buildRaciMatrix(nodes.values());
    const small = matrix.cells.filter(({ path }) => path !== 'small/demand');
    expect(small.map(({ path, role, inherited }) => `${path} ${role} ${inherited}`)).toEqual([
      'small A false',
      'small C false',
      'small/cost A true',
      'small/cost C true',
      'small/cost I false',
    ]);
    expect(matrix.parties).toEqual([{ person: uuid(1) }, { team: uuid(9) }, { person: uuid(2) }]);
    expect(listNodesOfPerson(uuid(2), new Set([uuid(9)]), matrix)).toEqual({
      A: [],
      R: [],
      C: ['small', 'small/demand', 'small/cost'],
      I: ['small/cost'],
    });
  });
});
