/** Adds up the days whose facts changed, with a line of progress. */
import type { CommandSystem } from '../connect.js';
import { ProgressLine } from '../terminal/progress.js';
import { print } from '../terminal/print.js';

/** Refreshes and says how many days it took. */
export async function refreshWithProgress({ engine }: CommandSystem): Promise<void> {
  const line = new ProgressLine();
  const began = performance.now();
  const days = await engine.refresh(({ done, total }) =>
    line.show(`adding up: ${done} of ${total} days`, done / total),
  );
  line.clear();
  if (days === 0) return print('Everything is up to date.');
  print(`${days} ${days === 1 ? 'day' : 'days'} added up in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
