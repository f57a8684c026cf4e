/** Which conversations are behind the value of a metric: those that its formula counts first. */
import { MEASURES } from '../../rollups/measures.js';
import type { Model } from '../model-of-workspace.js';

/** The instant by which conversations are counted on a day. */
export type ConversationClock = 'created' | 'resolved' | 'rated';

export interface CountedConversations {
  readonly clock: ConversationClock;
  /** The measure of the metric that says so; its value per conversation orders them. */
  readonly measure: string;
}

const CLOCKS: Readonly<Record<string, ConversationClock>> = {
  created: 'created',
  'created cohort': 'created',
  resolved: 'resolved',
  rated: 'rated',
};

/** Cost is shared out by the handle time of what was resolved. */
const COST = 'cost';

/** By the first measure of the formula that counts conversations; `null` for a metric of customers or readings alone. */
export function countedConversations({ measuresOf }: Model, metric: string): CountedConversations | null {
  for (const key of measuresOf.get(metric) ?? []) {
    if (key === COST) return { clock: 'resolved', measure: 'handle_seconds' };
    const clock = CLOCKS[MEASURES.get(key)?.clock ?? ''];
    if (clock) return { clock, measure: key };
  }
  return null;
}
