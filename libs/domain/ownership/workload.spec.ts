import { ownTwoBranches, THREE_PEOPLE } from '../../../test/support/builders-owned-tree.js';
import { delegation } from '../../../test/support/builders-ownership.js';
import { measureWorkload } from './workload.js';

describe('load', () => {
  it('counts what is assigned, what that comes to, and what somebody acts for', () => {
    const { owners, nodes } = ownTwoBranches(undefined, [delegation(21, 1, 3, { scope: 'big/cost' })]);
    expect(measureWorkload(nodes, owners, 0)).toEqual([
      { person: THREE_PEOPLE[0], direct: ['big'], nodes: 2, segments: 0, acting: 0, overLimit: true },
      { person: THREE_PEOPLE[1], direct: ['*/demand'], nodes: 2, segments: 0, acting: 0, overLimit: true },
      { person: THREE_PEOPLE[2], direct: [], nodes: 0, segments: 0, acting: 1, overLimit: false },
    ]);
    expect(measureWorkload(nodes, owners).every(({ overLimit }) => !overLimit)).toBe(true);
  });
});
