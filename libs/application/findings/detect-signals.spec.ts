/** What detection reads from a snapshot, and as of which day. What stands out is tested in libs/domain/findings/detection. */
import { quietWorld, volumeSignals, withRush } from '../../../test/support/builders-detection.js';
import { worldSnapshot } from '../../../test/support/builders-world.js';
import { detectSignals } from './detect-signals.js';

it('a run as of an earlier day sees what was there then', async () => {
  const world = withRush(quietWorld(), { daysBeforeEnd: 3, days: 1, factor: 2, plan: null });
  const { asOf, signals } = await detectSignals(worldSnapshot(world), { asOf: world.period.to - 3 });
  expect(asOf).toBe(world.period.to - 3);
  expect(volumeSignals(signals)).toEqual([]);
});

it('before there are any data there is nothing', async () => {
  const empty = worldSnapshot({ ...quietWorld(), conversations: [], customers: [], period: { from: 0, to: 0 } });
  expect((await detectSignals(empty)).signals).toEqual([]);
});
