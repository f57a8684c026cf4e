/** What things are called that were given no name. */
import { METRIC_CATALOGUE } from '../../metrics/metric-catalogue.js';

/** From a key: `from_110k` is called "From 110k". */
export function nameOfKey(key: string): string {
  const words = key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const METRIC_NAMES = new Map(METRIC_CATALOGUE.map(({ key, name }) => [key, name]));

/** A node is called as the built-in metric that it shows, else as its key says. */
export function nodeName(key: string, metric: string | null): string {
  return METRIC_NAMES.get(metric ?? '') ?? nameOfKey(key);
}
