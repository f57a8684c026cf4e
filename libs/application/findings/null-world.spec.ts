/** A workspace of the demo's size in which nothing is planted: what chance alone is reported as. */
import { nullWorld } from '../../../test/support/builders-null-world.js';
import { worldSnapshot } from '../../../test/support/builders-world.js';
import { detectSignals } from './detect-signals.js';

it('reports hardly anything', async () => {
  const t0 = Date.now();
  const found = [];
  for (let seed = 1; seed <= 40; seed++) {
    const world = nullWorld(seed);
    const t1 = Date.now();
    const { signals, watched } = await detectSignals(worldSnapshot(world));
    if (signals.length) console.log(seed, Date.now() - t1, JSON.stringify(signals.map(({ cause }) => cause)));
    found.push(...signals);
  }
  console.log(Date.now() - t0);
});
