/**
 * What a workspace file may say, as JSON Schema: checked when a workspace is read, and written to
 * `docs/schemas/workspace.schema.json` for editors (a test keeps the two equal).
 */
import {
  COHORTS,
  CONTRAST_RULES,
  DEFAULT_HEADLINE,
  DEFAULT_THRESHOLDS,
  DEFAULT_WINDOW_DAYS,
  DRIVER_FAMILIES,
  EVENT_KINDS,
  FINDING_RULES,
  HISTOGRAM_MEASURES,
  METRIC_DEFAULTS,
  MINIMUM_SAMPLE,
  MOST_QUIET_DAYS,
  PATTERN_RULES,
  QUANTITY_PATTERN,
} from '@bough/domain';
import { BAND_PATTERN } from './parse-band.js';
import { SPAN_PATTERN } from './build-business-hours.js';
import { FRESHNESS_DAYS, TREE_DEFAULTS, WEEKDAYS } from './workspace-document.js';

const text = (description: string) => ({ type: 'string', minLength: 1, description }) as const;
const key = (description: string) =>
  ({
    type: 'string',
    pattern: '^[a-z][a-z0-9_]{0,62}$',
    description: `${description} (small letters, digits and _, a letter first)`,
  }) as const;
const name = text('The name to show; default: the key, "from_110k" as "From 110k"');
const number = (description: string) => ({ type: 'number', description }) as const;
const ref = <N extends string>(definition: N) => ({ $ref: `#/definitions/${definition}` }) as const;
const listOf = <N extends string>(definition: N, description: string) =>
  ({ type: 'array', items: ref(definition), description }) as const;
const shape = <P extends object, R extends readonly (string & keyof P)[]>(properties: P, required: R) =>
  ({ type: 'object', additionalProperties: false, required, properties }) as const;
const date = (description: string) =>
  ({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: `${description}, as 2025-01-31` }) as const;

/** A year at most. */
const hours = (severity: keyof typeof FINDING_RULES.acknowledgeHours) =>
  ({
    type: 'number',
    exclusiveMinimum: 0,
    maximum: 8760,
    description: `Hours until somebody must have taken what is ${severity}; default: ${FINDING_RULES.acknowledgeHours[severity]}`,
  }) as const;

const family = {
  enum: DRIVER_FAMILIES,
  description: 'Which kind of driver it is: demand_intensity, handling_efficiency, cost or experience',
} as const;

const segment = shape(
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
  },
  ['key'],
);

const dimension = shape(
  {
    key: key('Identifies the dimension'),
    name,
    description: text('What the cut means, for people who read it'),
    decision: text(
      'The decision that this cut informs (staffing, SLA, outreach); a cut without one is not worth a chart',
    ),
    attribute: text('The customer attribute that the segments are made of; default: the key'),
    segments: {
      ...listOf('segment', 'The segments: disjoint, each by values or by a band of numbers'),
      minItems: 1,
    },
  },
  ['key', 'decision', 'segments'],
);

const measure = shape(
  {
    key: key('Identifies the measure; formulas use it'),
    name,
    unit: { enum: ['count', 'seconds', 'money', 'points'], description: 'What it counts; default: count' },
  },
  ['key'],
);

const metric = shape(
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

const segmentKeys = (description: string) =>
  ({ type: 'array', minItems: 1, items: { type: 'string' }, description }) as const;

const nodeProperties = {
  key: key('Identifies the node; it has one home in the tree'),
  name,
  metric: key('The metric that it shows; none for a node that only groups or is planned'),
  edge: {
    enum: ['influence', 'identity'],
    description:
      'How it relates to the node above: influence (believed, never summed) or identity (a term of its formula); default: influence',
  },
  identity: text('The value of the node as a formula over the keys of its identity children'),
  family: { ...family, description: `${family.description}; default: that of the node above` },
  lag: {
    type: 'integer',
    minimum: 1,
    maximum: 104,
    description: 'Weeks until an influence shows in the node above; not for an identity, which holds at once',
  },
  target: {
    enum: ['higher', 'lower', 'neutral'],
    description: 'Which direction is better at this node; default: the polarity of its metric',
  },
  only: segmentKeys('Segments whose branches have the node and what is below it; default: all of them'),
  except: segmentKeys('Segments whose branches do without the node and what is below it'),
  planned: text('Why the node has no data yet'),
  note: text('A remark for the people who read the tree'),
  children: listOf('node', 'The nodes below it'),
} as const;

const under = {
  ...key('The node to add it under; default: right under every segment'),
  type: ['string', 'null'],
} as const;

const tree = shape(
  {
    key: key(`Identifies the tree; default: ${TREE_DEFAULTS.key}`),
    name: text(`The name of the root; default: ${TREE_DEFAULTS.name}`),
    dimension: key('The dimension whose segments are the branches; default: the first one'),
    headline: key(`The metric that the root and every segment show; default: ${DEFAULT_HEADLINE}`),
    nodes: listOf('node', 'The nodes under every segment, instead of the built-in ones'),
    add: listOf('addition', 'Nodes to add to the built-in ones (or to "nodes")'),
  },
  [],
);

const personKey = (description: string) =>
  ({ type: 'string', pattern: '^[a-z][a-z0-9_-]{0,62}$', description }) as const;
const parties = (description: string) =>
  ({
    type: 'array',
    items: { type: 'string' },
    description: `${description}: keys of people, or "team:" and a key`,
  }) as const;
const target = text(
  'A node, such as enterprise or enterprise/cost_to_serve; "*/cost_to_serve" is the node in every branch, "" the root',
);

const person = shape(
  {
    key: personKey('Identifies the person'),
    name,
    email: text('The address; upper and lower case are the same'),
  },
  ['key'],
);

const team = shape(
  {
    key: personKey('Identifies the team'),
    name,
    lead: personKey('Who answers when the team is asked'),
    members: { type: 'array', items: { type: 'string' }, description: 'Keys of the people in it' },
  },
  ['key'],
);

const owner = shape(
  {
    target: { ...target, minLength: 0 },
    accountable: personKey('The one person who answers for it; replaces whoever does now'),
    unowned: {
      ...shape(
        {
          until: date('The day on which that ends; it does not belong to it any more'),
          reason: text('Why nobody is to answer for it'),
        },
        ['until', 'reason'],
      ),
      description: 'Deliberately nobody is Accountable, whoever is further up',
    },
    responsible: parties('Who does the work'),
    consulted: parties('Whose advice is asked'),
    informed: parties('Who is told'),
    from: date('The first day of what is new here; default: when it is applied'),
    until: date('The day on which it ends; it does not belong to it any more; default: no end'),
  },
  ['target'],
);

const cover = shape(
  {
    person: personKey('Who is away'),
    by: personKey('Who acts for them; left out, what they hold goes up the path'),
    scope: text('Only in this part of the tree: the path of a node'),
    from: date('The first day'),
    until: date('The first day on which they are back'),
    reason: text('Why they are away'),
  },
  ['person', 'from', 'until'],
);

const bound = (description: string) =>
  ({
    type: ['string', 'number'],
    pattern: QUANTITY_PATTERN,
    description: `${description}, such as 1h, 30m, 75% or 12`,
  }) as const;

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

const contrasts = shape(
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

const standard = shape(
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

const event = shape(
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

const span = (description: string) => ({ type: 'string', pattern: SPAN_PATTERN, description }) as const;

const businessHours = shape(
  {
    time_zone: text('IANA time zone whose wall time the hours are; default: that of the workspace'),
    hours: {
      ...shape(
        Object.fromEntries(
          WEEKDAYS.map((weekday) => [
            weekday,
            {
              anyOf: [
                span('The hours, such as 9:00-17:00; until midnight is 24:00'),
                { type: 'array', minItems: 1, items: span('Hours, such as 9:00-12:00') },
              ],
              description: `Hours of every ${weekday}, such as 9:00-17:00, or several: [9:00-12:00, 13:00-17:00]; default: closed`,
            },
          ]),
        ),
        [],
      ),
      description: 'When the desk is open, by weekday',
    },
    holidays: {
      ...shape(
        {
          country: text('ISO 3166 code of the country whose public holidays are kept: DE'),
          state: text('A state of it that has holidays of its own: BE'),
        },
        ['country'],
      ),
      description: 'Public holidays, on which the desk is closed; default: none',
    },
    closed: { type: 'array', items: date('A day'), description: 'Other days on which the desk is closed' },
    open: { type: 'array', items: date('A day'), description: 'Holidays on which the desk is open all the same' },
  },
  ['hours'],
);

const sections = {
  metrics: listOf('metric', 'Own metrics beside the built-in ones'),
  tree: { ...tree, description: 'The metric tree: the built-in one unless it says otherwise' },
} as const;

const ownerSections = {
  people: listOf('person', 'Who can answer for a node; nobody is removed by being left out'),
  teams: listOf('team', 'Groups of people'),
  owners: listOf('owner', 'Who answers for what; a role that is named here is as it says, others stay as they are'),
  cover: listOf('cover', 'Who is away, and who acts for them; 90 days at most'),
} as const;

const ownerDefinitions = { person, team, owner, cover } as const;

const definitions = {
  dimension,
  segment,
  measure,
  metric,
  node: shape(nodeProperties, ['key']),
  addition: shape({ under, ...nodeProperties }, ['key']),
} as const;

/** JSON Schema (draft 7) of a workspace file. */
export const WORKSPACE_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Bough workspace: time zone, currency, dimensions, metrics and the tree',
  ...shape(
    {
      name: text('The name of the workspace'),
      time_zone: text('IANA time zone that decides on which day an instant falls: Europe/Berlin'),
      currency: text('ISO 4217 code of the currency of all money: EUR'),
      revenue: {
        type: ['string', 'null'],
        minLength: 1,
        description: 'The customer attribute that holds annual recurring revenue; default: none',
      },
      reference_period: {
        ...shape({ from: date('First day'), to: date('Last day, which still belongs to the period') }, ['from', 'to']),
        type: ['object', 'null'],
        description:
          'Where the standard handle time of topics is measured; default: the first 90 days on which anything was resolved',
      },
      freshness_days: {
        type: ['integer', 'null'],
        minimum: 1,
        description: `Data older than this many days is stale; null: never; default: ${FRESHNESS_DAYS}`,
      },
      findings: {
        ...shape(
          {
            acknowledge_hours: shape(
              { critical: hours('critical'), high: hours('high'), medium: hours('medium'), low: hours('low') },
              [],
            ),
            quiet_days: {
              type: 'integer',
              minimum: 1,
              maximum: MOST_QUIET_DAYS,
              description: `Days for which a dismissed cause stays quiet; default: ${FINDING_RULES.quietDays}`,
            },
          },
          [],
        ),
        description: 'How much time there is for what needs attention',
      },
      business_hours: {
        ...businessHours,
        description: 'When the desk is open, so that durations are known in business time, too; default: they are not',
      },
      dimensions: { ...listOf('dimension', 'The ways to cut customers into segments'), minItems: 1 },
      measures: listOf('measure', 'Daily numbers that come in as readings because the facts do not carry them'),
      ...sections,
      standards: listOf('standard', 'What segments are meant to get, each for one metric and a range of days'),
      benchmarks: {
        type: 'array',
        items: { type: 'string' },
        description: `Cohorts to be compared with, as context: ${COHORTS.map(({ key: cohort }) => cohort).join(', ')}`,
      },
      events: listOf('event', 'What happened: releases, incidents and so on, shown on every series'),
      contrasts: { ...contrasts, description: 'How segments are compared: tiers, roles, thresholds, window' },
      ...ownerSections,
    },
    ['name', 'time_zone', 'currency', 'dimensions'],
  ),
  definitions: { ...definitions, standard, event, ...ownerDefinitions },
} as const;

/** JSON Schema (draft 7) of a tree file: the two sections that draw the tree, alone. */
export const TREE_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Bough tree: metrics and the tree of a workspace',
  ...shape(sections, ['tree']),
  definitions: { metric: definitions.metric, node: definitions.node, addition: definitions.addition },
} as const;

/** JSON Schema (draft 7) of an owners file: who is there and who answers for what, alone. */
export const OWNERS_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Bough owners: people, teams, owners and cover of a workspace',
  ...shape(ownerSections, []),
  definitions: ownerDefinitions,
} as const;
