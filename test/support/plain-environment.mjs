/**
 * Where tests run: Jest's environment for Node.js, in an ordinary global object. Jest's own global object is a proxy, which every look-up of
 * `Math` or `Float64Array` goes through, so that code that computes takes two to three times as much of the processor
 * (docs/decisions/0047-where-tests-run.md). Each file still has a global object of its own.
 */
import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

const WHOLE_TIMEOUT = 7_200_000;
const { createContext } = vm;
const CHANGED = 'jest-environment-node no longer calls vm.createContext, which plain-environment.mjs replaces. Adapt it, or remove it from jest.config.js.'; // prettier-ignore

export default class PlainEnvironment extends TestEnvironment {
  constructor(...given) {
    let isOrdinary = false;
    vm.createContext = () => {
      isOrdinary = true;
      return createContext(vm.constants.DONT_CONTEXTIFY);
    };
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
    if (!isOrdinary) throw new Error(CHANGED);
  }

  /** A whole check of the soak takes as long as it takes, whatever its file allows a part. */
  handleTestEvent({ name, test, hook }) {
    if (process.env.BOUGH_HOW_MUCH !== 'whole') return;
    if (name === 'test_start') test.timeout = WHOLE_TIMEOUT;
    if (name === 'hook_start') hook.timeout = WHOLE_TIMEOUT;
  }
}
