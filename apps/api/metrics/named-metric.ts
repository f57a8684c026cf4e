import type { Snapshot } from '@bough/application';
import type { ModelMetric } from '@bough/domain';
import { unknownName } from '../graphql/errors.js';

/** The metric of a key; refuses a key of none. `argument` is the path to the argument. */
export function namedMetric({ model }: Snapshot, key: string, ...argument: readonly string[]): ModelMetric {
  const found = model.metrics.get(key);
  if (!found) throw unknownName('metric', key, [...model.metrics.keys()], argument);
  return found;
}
