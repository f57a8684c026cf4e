/** How segments are compared: tiers, roles, thresholds, window. */
import { CONTRAST_RULES, DEFAULT_THRESHOLDS, DEFAULT_WINDOW_DAYS, PATTERN_RULES } from '@bough/domain';
import { key, shape } from './words.js';

const THRESHOLD_WORDS: Record<keyof typeof DEFAULT_THRESHOLDS, string> = {
  ratio: 'A time, cost or effort so many times that of others matters',
  waits_twice: 'A premium segment waits so many times as long as a free one for a first reply: a warning',
  contact_rise: 'Self-serve writes so many times as often as in the period before: a warning',
  contact_ratio: 'Self-serve writes so many times as often as enterprise: a warning',
  cost_points: 'A share of cost so far above the share of revenue matters',
  satisfaction_watch: 'Satisfaction so far below the best segment is to be watched',
  satisfaction_warning: 'Satisfaction so far below the best segment is a warning',
  share_points: 'A share so far from that of others matters',
  high_value: 'So many times the average revenue per customer is high value',
  low_response: 'A smaller share of rated conversations says little',
};

const thresholds = shape(
  Object.fromEntries(
    Object.entries(DEFAULT_THRESHOLDS).map(([name, value]) => [
      name,
      {
        type: 'number',
        // A ratio is at least 1, points of a share lie between 0 and 1.
        ...(value >= 1 ? { minimum: 1 } : { minimum: 0, maximum: 1 }),
        description: `${THRESHOLD_WORDS[name as keyof typeof DEFAULT_THRESHOLDS]}; default: ${value}`,
      },
    ]),
  ),
  [],
);

const tierSegments = (description: string) =>
  ({ type: 'array', minItems: 1, items: { type: 'string' }, description }) as const;

export const contrasts = shape(
  {
    dimension: key('The dimension whose segments are the tiers; default: that of the tree'),
    tiers: tierSegments('Its segments, lowest first; default: by revenue per customer'),
    premium: tierSegments('Segments that pay for better service; default: the highest tier'),
    free: tierSegments('Segments that pay nothing; default: those without revenue, else the lowest tier'),
    enterprise: tierSegments('Segments with a contract of their own; default: the highest tier'),
    self_serve: tierSegments('Segments that help themselves; default: the lower half of the tiers'),
    value: key('The dimension that cuts customers by what they are worth; default: the one made of revenue'),
    window_days: {
      type: 'integer',
      minimum: 28,
      maximum: 728,
      description: `How far comparisons look back, in whole weeks; default: ${DEFAULT_WINDOW_DAYS}`,
    },
    thresholds: { ...thresholds, description: 'From where on a difference matters' },
    off: {
      type: 'array',
      items: { enum: [...CONTRAST_RULES, ...PATTERN_RULES] },
      description: 'Rules that are not asked',
    },
  },
  [],
);
