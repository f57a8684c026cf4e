/** How customers are divided: dimensions and their segments. */
import { BAND_PATTERN } from '../parse-band.js';
import { key, listOf, name, number, shape, text } from './words.js';

export const segment = shape(
  {
    key: key('Identifies the segment within the dimension; "unknown" is there by itself'),
    name,
    values: {
      type: 'array',
      minItems: 1,
      items: { type: 'string' },
      description: 'Attribute values that belong here, in any case of letters; quote numbers',
    },
    band: {
      type: 'string',
      pattern: BAND_PATTERN,
      description:
        'Numbers that belong here: "110k-200k" (200,000 itself no longer), "200k+" or "<110k"; k and m allowed',
    },
    from: number('First number that belongs here; default: no lower end'),
    to: number('First number that no longer belongs here; default: no upper end'),
    rank: number(
      'What its customers are worth against those of the other segments: the higher, the more; for every segment or none',
    ),
  },
  ['key'],
);

export const dimension = shape(
  {
    key: key('Identifies the dimension'),
    name,
    description: text('What the cut means, for people who read it'),
    decision: text(
      'The decision that this cut informs (staffing, SLA, outreach); a cut without one is not worth a chart',
    ),
    attribute: text('The customer attribute that the segments are made of; default: the key'),
    rank: {
      enum: ['lowest_first', 'highest_first'],
      description:
        'Says that the segments are listed by what their customers are worth; default: their order means nothing',
    },
    segments: {
      ...listOf('segment', 'The segments: disjoint, each by values or by a band of numbers'),
      minItems: 1,
    },
  },
  ['key', 'decision', 'segments'],
);
