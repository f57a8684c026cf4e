/** Standards that segments should meet, and events that affected them. */
import { EVENT_KINDS, QUANTITY_PATTERN } from '@bough/domain';
import { date, key, personKey, shape, text } from './words.js';

const bound = (description: string) =>
  ({
    type: ['string', 'number'],
    pattern: QUANTITY_PATTERN,
    description: `${description}, such as 1h, 30m, 75% or 12`,
  }) as const;

export const standard = shape(
  {
    segment: text('A segment of the tree\'s dimension, one of another as arr_band/from_200k, or "all"'),
    metric: key('The metric that it is about'),
    at_most: bound('The highest value that is as it should be'),
    at_least: bound('The lowest value that is as it should be'),
    between: {
      ...shape({ low: bound('The lowest value'), high: bound('The highest value') }, ['low', 'high']),
      description: 'A range that the value is to be in',
    },
    within: {
      ...shape({ share: bound('How many of them'), limit: bound('How long they may take') }, ['share', 'limit']),
      description: 'A share of the events that is to take a limit at most: { share: 90%, limit: 1h }',
    },
    basis: {
      enum: ['calendar', 'business'],
      description: 'Of durations: whether time runs day and night or while the desk is open; default: calendar',
    },
    contractual: { type: 'boolean', description: 'Whether it is promised in a contract; default: false' },
    from: date('The first day on which it holds'),
    to: date('The last day on which it holds; default: until further notice'),
    review: date('The day on which it is to be looked at again'),
    reason: text('Why it is as it is'),
    set_by: personKey('Who decided it: key of a person'),
  },
  ['segment', 'metric', 'from', 'review', 'reason'],
);

export const event = shape(
  {
    date: date('The day of it'),
    kind: { enum: EVENT_KINDS, description: 'release, incident, pricing, campaign or other' },
    title: text('What happened, in a few words'),
    segments: {
      type: 'array',
      minItems: 1,
      items: { type: 'string' },
      description: 'Whom it concerned: enterprise, or industry/fintech of another dimension; default: everybody',
    },
    url: { type: 'string', pattern: '^https?://', description: 'Where more is said about it' },
  },
  ['date', 'kind', 'title'],
);
