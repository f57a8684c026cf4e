import { ownTwoBranches } from '../../../test/support/builders-owned-tree.js';
import { assignment, uuid } from '../../../test/support/builders-ownership.js';
import { buildRaciMatrix, listNodesOfPerson } from './raci-matrix.js';

describe('the matrix', () => {
  it('has a cell for each role of each party, own or inherited', () => {
    const team = { ...assignment(13, 'small', 'C', 1), party: { team: uuid(9) } };
    const { nodes } = ownTwoBranches([assignment(11, 'small', 'A', 1), assignment(12, 'small/cost', 'I', 2), team]);
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
