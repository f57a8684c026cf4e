import { planOf, supportNumbers } from '../../../test/support/builders-impact.js';
import { powerOf } from './plan-power.js';
import { suggestedControls } from './suggest-controls.js';

it('x', () => {
  const n = supportNumbers(1, 182, 182, 0);
  console.log(
    JSON.stringify(
      [powerOf(n, planOf()), suggestedControls(n, planOf(), [{ segment: 'tier/two', label: '#3' }])],
      null,
      1,
    ),
  );
});
