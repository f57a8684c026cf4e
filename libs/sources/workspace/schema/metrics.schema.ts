/** Measures that are imported as readings, and metrics. */
import { DRIVER_FAMILIES, HISTOGRAM_MEASURES, METRIC_DEFAULTS, MINIMUM_SAMPLE } from '@bough/domain';
import { key, name, number, shape, text } from './words.js';

export const family = {
  enum: DRIVER_FAMILIES,
  description: 'Which kind of driver it is: demand_intensity, handling_efficiency, cost or experience',
} as const;

export const measure = shape(
  {
    key: key('Identifies the measure; formulas use it'),
    name,
    unit: { enum: ['count', 'seconds', 'money', 'points'], description: 'What it counts; default: count' },
  },
  ['key'],
);

export const metric = shape(
  {
    key: key("Identifies the metric; a built-in metric's key replaces that one"),
    name,
    description: { type: 'string', description: 'What it says, in a sentence' },
    formula: text('Formula over measures and other metrics, such as escalated / created'),
    factors: text(
      'An equal formula over other metrics, as a chain of factors; differences are explained by it; default: the formula',
    ),
    unit: {
      enum: ['count', 'rate', 'ratio', 'duration', 'money', 'score'],
      description:
        'How it is shown: count, rate (2.4), ratio (24 %), duration (from seconds), money or score; default: what the formula gives',
    },
    polarity: {
      enum: ['higher', 'lower', 'neutral'],
      description: `Which direction is better; default: ${METRIC_DEFAULTS.polarity}`,
    },
    scale: {
      ...shape({ min: number('Its low end'), max: number('Its high end') }, ['min', 'max']),
      description: 'Of a score: the scale that people answered on, such as { min: 1, max: 7 }; default: not known',
    },
    maturity: {
      type: 'integer',
      minimum: 0,
      description: `Days until a period stops moving; default: ${METRIC_DEFAULTS.maturity}`,
    },
    sample: text(`Formula of the number of events behind a value; default: ${METRIC_DEFAULTS.sample}`),
    minimum_sample: {
      type: 'integer',
      minimum: 1,
      description: `With fewer events a value is shown but never compared; default: ${MINIMUM_SAMPLE}`,
    },
    family,
    quantiles: {
      enum: HISTOGRAM_MEASURES,
      description: 'The distribution whose median and p90 stand beside the mean; default: none',
    },
  },
  ['key', 'formula'],
);
