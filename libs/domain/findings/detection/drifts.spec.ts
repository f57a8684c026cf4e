import { quietWorld, signalsOf, volumeSignals, withRush } from '../../../../test/support/builders-detection.js';

it('weeks of more from one plan are a drift of its branch', async () => {
  const world = withRush(quietWorld(), { daysBeforeEnd: 35, days: 35, factor: 2, plan: 'pro' });
  const found = volumeSignals(await signalsOf(world));
  const drift = found.find(({ kind }) => kind === 'drift')!;
  expect(drift).toMatchObject({ path: 'pro/demand_intensity/contact_rate', rule: 'rising' });
  expect(drift.evidence[0]!.value! / drift.evidence[1]!.value!).toBeCloseTo(2, 0);
});
