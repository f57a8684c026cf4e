/** Which parts of a difference are read as one, because little is left of them together. */
import { cancellingParts } from './cancelling-parts.js';

it.each([
  ['two that cancel', [-85, 84], [[0, 1]]],
  ['of which a tenth is left', [100, -90], [[0, 1]]],
  ['of which more is left', [100, -89], []],
  ['two that point one way', [85, 84], []],
  ['a small one between them', [-85, 5, 84], [[0, 2]]],
  ['two pairs, the largest first', [3, -85, -3, 84], [[1, 3], [0, 2]]], // prettier-ignore
  ['three, where no two do', [100, -60, -38, 20], [[0, 1, 2]]],
  ['nothing of three where a pair does it', [100, -100, 4], [[0, 1]]],
  ['zeros', [0, 0, 0], []],
  ['a single one', [7], []],
  ['none', [], []],
])('%s', (_, amounts, groups) => expect(cancellingParts(amounts)).toEqual(groups));
