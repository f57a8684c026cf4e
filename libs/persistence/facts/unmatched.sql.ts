/** Statements about conversations whose customers nobody knows, over the days `[$1, $2)` of their creation. */
import { DOMAIN_ATTRIBUTES } from '@bough/domain';
import { NO_CUSTOMER } from './fact-id.js';

const ASKED = `
  FROM bough.conversation c LEFT JOIN bough.customer u ON u.customer_id = c.customer_id AND u.known
  WHERE c.created_day >= $1 AND c.created_day < $2`;

export const CUSTOMER_GAPS = `
  WITH asked AS (SELECT c.source, c.external_id, c.customer_id = '${NO_CUSTOMER}' AS is_nobodys, u.customer_id IS NULL AS is_unknown ${ASKED})
  SELECT source, count(*)::int AS conversations, count(*) FILTER (WHERE is_nobodys)::int AS "withoutCustomer",
    count(*) FILTER (WHERE is_unknown AND NOT is_nobodys)::int AS "unknownCustomer",
    coalesce((array_agg(external_id ORDER BY external_id COLLATE "C") FILTER (WHERE is_nobodys))[1:3], '{}') AS examples
  FROM asked GROUP BY source HAVING bool_or(is_unknown) ORDER BY source COLLATE "C"`;

/** `$3` of them. */
export const UNKNOWN_CUSTOMERS = `
  SELECT c.source, k.source AS "customerSource", k.external_id AS "externalId", count(*)::int AS conversations
  FROM bough.conversation c JOIN bough.customer k ON k.customer_id = c.customer_id AND NOT k.known
  WHERE c.created_day >= $1 AND c.created_day < $2
  GROUP BY c.source, k.source, k.external_id ORDER BY conversations DESC, k.external_id COLLATE "C", c.source COLLATE "C" LIMIT $3`;

/** Customers that files describe, by the keys `$1`. */
export const LIKELY_CUSTOMERS = `
  SELECT source, external_id AS "externalId", name, lower(external_id) AS key, 'id' AS by
  FROM bough.customer WHERE known AND lower(external_id) = ANY ($1::text[])
  UNION SELECT k.source, k.external_id, k.name, lower(a.value), 'domain'
  FROM bough.customer k JOIN bough.customer_attribute a ON a.customer_id = k.customer_id
  WHERE k.known AND a.attribute IN (${DOMAIN_ATTRIBUTES.map((name) => `'${name}'`).join(', ')}) AND lower(a.value) = ANY ($1::text[])
  ORDER BY by DESC, key, source, "externalId"`;
