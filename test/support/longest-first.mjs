/**
 * The order of the files of tests. Where none has run before, as in a fresh clone, Jest takes the largest text first, and a short file that
 * opens a browser for a minute comes last while the other worker has nothing left to do. Here those that start servers come first, then those
 * on a database. Once Jest knows how long each takes, the longest come first.
 */
import Sequencer from '@jest/test-sequencer';

const KINDS = ['.e2e-spec.ts', '.db-spec.ts', '.spec.ts'];
const kindOf = (path) => KINDS.findIndex((ending) => path.endsWith(ending));

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isKnown = sorted.some(({ duration }) => duration !== undefined);
    return isKnown ? sorted : sorted.sort((a, b) => kindOf(a.path) - kindOf(b.path));
  }
}
