/** Names of things that the workspace gives no name. */
import { METRIC_CATALOGUE } from '../../metrics/metric-catalogue.js';

/** A name made from a key: `from_110k` becomes "From 110k". */
export function nameOfKey(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const METRIC_NAMES = new Map(METRIC_CATALOGUE.map(({ key, name }) => [key, name]));

/** The name of a node: that of the built-in metric that it shows, else one made from its key. */
export function nodeName(key: string, metric: string | null): string {
  return METRIC_NAMES.get(metric ?? '') ?? nameOfKey(key);
}
