/**
 * The JSON Schema of a workspace file. It checks workspaces when they are read, and is written to
 * `docs/schemas/workspace.schema.json` for editors (a test keeps the two equal).
 */
import { COHORTS } from '@bough/domain';
import { businessHours } from './schema/business-hours.schema.js';
import { contrasts } from './schema/contrasts.schema.js';
import { findings } from './schema/findings.schema.js';
import { measure, metric } from './schema/metrics.schema.js';
import { coverSchema, ownerSchema, personSchema, teamSchema } from './schema/owners.schema.js';
import { dimension, segment } from './schema/segments.schema.js';
import { event, standard } from './schema/standards.schema.js';
import { addition, node, tree } from './schema/tree.schema.js';
import { date, listOf, shape, text } from './schema/words.js';
import { FRESHNESS_DAYS } from './workspace-document.js';

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

const ownerDefinitions = {
  person: personSchema,
  team: teamSchema,
  owner: ownerSchema,
  cover: coverSchema,
} as const;

const definitions = {
  dimension,
  segment,
  measure,
  metric,
  node,
  addition,
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
      activity_begins: {
        enum: ['active_from', 'first_conversation'],
        description:
          'Where customers who wrote before their active_from begin: on active_from (default), or on the day of their first conversation',
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
      findings,
      sources: {
        type: 'object',
        minProperties: 1,
        additionalProperties: shape(
          {
            link: {
              type: 'string',
              description: 'Where a conversation can be read: https://acme.zendesk.com/agent/tickets/{id}',
            },
          },
          ['link'],
        ),
        description: 'By the source that mappings name: where its conversations can be read; default: nowhere',
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

/** JSON Schema (draft 7) of a tree file, which has only the two sections of the tree. */
export const TREE_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Bough tree: metrics and the tree of a workspace',
  ...shape(sections, ['tree']),
  definitions: { metric: definitions.metric, node: definitions.node, addition: definitions.addition },
} as const;

/** JSON Schema (draft 7) of an owners file, which has only the sections about people and owners. */
export const OWNERS_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Bough owners: people, teams, owners and cover of a workspace',
  ...shape(ownerSections, []),
  definitions: ownerDefinitions,
} as const;
