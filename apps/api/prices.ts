/** What every field of the API costs, joined from the steps; docs/graphql.md has them as a table. */
import { ACCESS_PRICES } from './access/access.prices.js';
import { COMPARISON_PRICES } from './comparisons/comparisons.prices.js';
import { FACT_PRICES } from './facts/facts.prices.js';
import { FINDING_PRICES } from './findings/findings.prices.js';
import { INTROSPECTION_PRICES } from './graphql/cost/introspection.prices.js';
import type { Prices } from './graphql/cost/price.js';
import { INTERVENTION_PRICES } from './interventions/interventions.prices.js';
import { METRIC_PRICES } from './metrics/metrics.prices.js';
import { OWNERSHIP_PRICES } from './ownership/ownership.prices.js';
import { SEGMENT_PRICES } from './segments/segments.prices.js';
import { TREE_PRICES } from './trees/trees.prices.js';

/** The types that mutations answer with. */
const PAYLOADS = [
  'Account',
  'ApiToken',
  'Finding',
  'FindingSeen',
  'Findings',
  'Intervention',
  'InterventionPlan',
  'Ownership',
  'Person',
  'Team',
  'Tree',
];
const FEW_ERRORS = { size: 5 };

export const PRICES: Prices = {
  ...Object.fromEntries(PAYLOADS.map((name) => [`${name}Payload.userErrors`, FEW_ERRORS])),
  'FindingMoved.userErrors': FEW_ERRORS,
  ...INTROSPECTION_PRICES,
  ...ACCESS_PRICES,
  ...FACT_PRICES,
  ...SEGMENT_PRICES,
  ...METRIC_PRICES,
  ...TREE_PRICES,
  ...COMPARISON_PRICES,
  ...OWNERSHIP_PRICES,
  ...FINDING_PRICES,
  ...INTERVENTION_PRICES,
};
