/**
 * The metrics that a heatmap can show. Sums over conversations can be split by topic, channel or stage; the number of customers cannot. So
 * customers remain all customers of the segment, which a note says: contacts about a topic per customer of the segment.
 */
import { CUSTOMER_MEASURES } from '../../rollups/measures.js';
import { didYouMean } from '../../shared/problem.js';
import { Refusal } from '../../shared/refusal.js';
import type { Model } from '../../trees/model-of-workspace.js';
import { formulaShape } from '../uniformity/formula-shape.js';

/** Measures of customers, not of conversations. */
export const OF_CUSTOMERS: ReadonlySet<string> = new Set(['customer_days', 'revenue_days']);

/** Measures that are known cell by cell. */
const BY_CELL: ReadonlySet<string> = new Set([...CUSTOMER_MEASURES, 'cost', 'days']);

/** Refuses a metric that is not defined on the grid, with the reason. Gives notes that readers of the heatmap need. */
export function checkGridMetric(model: Model, key: string, hasConversationAxis: boolean): string[] {
  const metric = model.metrics.get(key);
  if (!metric)
    throw new Refusal('UNKNOWN_METRIC', `There is no metric "${key}"${didYouMean(key, model.metrics.keys()) || '.'}`);
  const refuse = (reason: string) => new Refusal('METRIC_NOT_ON_HEATMAP', `"${key}" has no heatmap: ${reason}`);
  if (metric.formula === null) throw refuse('it counts distinct customers, which do not add up over cells.');
  const { above, below, looksAway } = formulaShape(model, key);
  if (looksAway === 'share') throw refuse('it is a share of all segments together.');
  if (looksAway !== null) throw refuse(`it looks at other days than the period's (${looksAway}).`);
  const foreign = [...above, ...below].find((measure) => !BY_CELL.has(measure));
  if (foreign !== undefined) throw refuse(`${foreign} is only known for whole segments.`);
  if (!hasConversationAxis) return notesOf(above, below, false);
  const whose = above.find((measure) => OF_CUSTOMERS.has(measure));
  if (whose !== undefined) throw refuse(`${whose} belongs to customers, whatever they write about.`);
  return notesOf(above, below, true);
}

function notesOf(above: readonly string[], below: readonly string[], hasConversationAxis: boolean): string[] {
  const notes: string[] = [];
  if (hasConversationAxis && below.some((measure) => OF_CUSTOMERS.has(measure)))
    notes.push('customers are all customers of the segment, whatever they wrote about');
  if ([...above, ...below].includes('cost')) notes.push('cost is that of the segment, shared out by handle time');
  return notes;
}
