import { ownTwoBranches, TWO_BRANCHES } from '../../../test/support/builders-owned-tree.js';
import { assignment } from '../../../test/support/builders-ownership.js';
import { measureCoverage } from './coverage.js';

describe('coverage', () => {
  it('counts effective, direct and below the root, of the tree and of each branch', () => {
    const coverage = measureCoverage(
      TWO_BRANCHES,
      ownTwoBranches().nodes,
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
    const coverage = measureCoverage(TWO_BRANCHES, ownTwoBranches([assignment(11, '', 'A', 1)]).nodes);
    expect(coverage).toMatchObject({ nodes: 7, effective: 7, direct: 1, belowRoot: 0, volumeShare: null, gaps: [] });
  });
});
