/** What a file with the plan of an intervention may say, as JSON Schema. */
import { FEWEST_WEEKS, LEAST_FOLLOW_UP, MOST_FOLLOW_UP, MOST_WEEKS } from '@bough/domain';

const text = (description: string) => ({ type: 'string', description }) as const;
const list = (description: string) => ({ type: 'array', items: { type: 'string' }, description }) as const;
const day = (description: string) =>
  ({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: `${description}, as 2026-12-31` }) as const;
const days = (description: string) => ({ type: 'integer', minimum: 0, description }) as const;
/** `10%` is relative, `3pt` are points of a share, a plain number is in the unit of the metric. */
const size = (description: string) =>
  ({ type: ['string', 'number'], description: `${description}: 10%, 3pt or 0.2` }) as const;
const shape = <P extends object, R extends readonly (string & keyof P)[]>(properties: P, required: R) =>
  ({ type: 'object', additionalProperties: false, required, properties }) as const;

const plan = shape(
  {
    title: text('What people call it'),
    hypothesis: text('What is changed, and why it should help'),
    node: text('The node whose number should move: enterprise/handling_efficiency/resolution_time'),
    design: {
      enum: ['untreated_segments', 'staged', 'experiment'],
      description: 'What shows what would have happened',
    },
    treated: list('Segments that get the change; default: that of the branch of the node'),
    launch: day('The day on which it begins'),
    waves: {
      type: 'array',
      items: shape({ segments: list('Segments that start together'), launch: day('Their first day') }, [
        'segments',
        'launch',
      ]),
      description: 'Of a staged rollout, in the place of treated and launch',
    },
    controls: list('Segments that are left alone; default: those that Bough suggests'),
    direction: { enum: ['up', 'down'], description: 'Where the number should go; default: the better side' },
    predicted: size('The size of the effect that is bet on'),
    margin: size('The smallest effect that matters; default: 10 %, or 3 points of a share'),
    rollout_days: days('Until everybody has it'),
    washout_days: days('After that, when nothing is counted'),
    weeks: {
      type: 'integer',
      minimum: FEWEST_WEEKS,
      maximum: MOST_WEEKS,
      description: 'Whole weeks that are judged; default: 4',
    },
    follow_up_days: {
      type: 'integer',
      minimum: LEAST_FOLLOW_UP,
      maximum: MOST_FOLLOW_UP,
      description: 'Of each conversation, where a metric lags; default: nine of ten are resolved, 7 to 28',
    },
    looks: { enum: ['end', 'weekly'], description: 'Judged at the end, or looked at every week' },
    guardrails: {
      type: 'array',
      items: shape({ node: text('A node that must not get worse'), margin: size('By more than this') }, ['node']),
      description: 'What must not suffer',
    },
    owner: text('Key of the person who does it'),
    finding: { type: 'integer', minimum: 1, description: 'Number of the finding that it answers' },
    excluded: {
      type: 'array',
      items: shape({ from: day('First day'), to: day('Last day') }, ['from', 'to']),
      description: 'Days that say nothing, such as holidays and outages',
    },
    other_changes: text('What else changes meanwhile?'),
    arms: shape(
      {
        treated: list('Customers that get the change, by the ids of their source'),
        control: list('Customers that do not'),
      },
      ['treated', 'control'],
    ),
  },
  [],
);

/** Also `docs/schemas/plan.schema.json`, for editors. */
export const PLAN_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Bough plan: a bet on a node, written down before it starts',
  ...plan,
} as const;
