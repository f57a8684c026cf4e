/**
 * Statements that list conversations one by one: those that a number of a period is made of, each in the cell that its customer was in
 * when it began. The day is a range on an indexed integer, so that the cost is that of the period.
 */
import { ATTRIBUTE_PREFIX, CONVERSATION_LABELS } from '@bough/domain';
import { snakeCase } from '../shared/snake-case-names.js';
import { FIRST_REPLY_SECONDS, WITH_CELL } from './counted.js';

/** What a conversation adds to a measure. Other measures order nothing. */
export const ORDERED_MEASURES = {
  answered: 'first_human_reply_seconds',
  first_response_seconds: 'first_human_reply_seconds',
  replied: FIRST_REPLY_SECONDS,
  first_reply_seconds: FIRST_REPLY_SECONDS,
  escalated: 'coalesce(escalated, escalated_at IS NOT NULL)::int',
  resolution_seconds: 'resolution_seconds',
  touches: 'touches',
  handle_seconds: 'handle_seconds',
  standard_seconds: 'handle_seconds',
  reopened: 'reopen_count',
  one_touch: '(touches = 1 AND coalesce(reopen_count, 0) = 0)::int',
  ratings: 'rating',
  satisfied: 'rating',
  rating_sum: 'rating',
  efforts: 'effort',
  effort_sum: 'effort',
} as const;

const ADDED = `CASE $9::text ${Object.entries(ORDERED_MEASURES)
  .map(([measure, column]) => `WHEN '${measure}' THEN ${column}`)
  .join(' ')} END`;

const has = (label: string, value: string) =>
  `(${label} = '' OR (CASE ${label} ${Object.entries(CONVERSATION_LABELS)
    .map(([name, property]) => `WHEN '${name}' THEN f.${snakeCase(property)}`)
    .join(' ')}
    ELSE f.attributes ->> substr(${label}, ${ATTRIBUTE_PREFIX.length + 1}) END) IS NOT DISTINCT FROM ${value})`;

/** Over `[$1, $3)`, `$2` the unknown cell, in all of the segments `$4`, with the values `$6`, `$8` of the labels `$5`, `$7` ('': any). */
const counted = (day: 'created_day' | 'resolved_day' | 'rated_day') => `
  FROM (${WITH_CELL} WHERE c.${day} >= $1 AND c.${day} < $3) f
  JOIN bough.cell k ON k.id = f.cell_id AND k.segments @> $4::text[]
  LEFT JOIN bough.customer u ON u.customer_id = f.customer_id
  WHERE ${has('$5::text', '$6::text')} AND ${has('$7::text', '$8::text')}`;

/** Ordered by what they add to the measure `$9`, the highest first where `$10` is true, then the newest first; `$11` of them after `$12`. */
const list = (day: 'created_day' | 'resolved_day' | 'rated_day', instant: string) => `
  SELECT f.source, f.external_id, u.external_id AS customer, f.created_at, LEAST(f.first_reply_at, f.first_human_reply_at) AS first_reply_at,
    f.resolved_at, f.rated_at, f.topic, f.channel, f.journey_stage AS stage, f.resolution_seconds, f.handle_seconds, f.touches,
    f.reopen_count, f.rating, f.effort, coalesce(f.escalated, f.escalated_at IS NOT NULL) AS escalated,
    (count(*) OVER ())::int AS total
  ${counted(day)}
  ORDER BY (CASE WHEN $10 THEN -1 ELSE 1 END) * (${ADDED}) NULLS LAST, f.${instant} DESC, f.id LIMIT $11 OFFSET $12`;

export const LIST_CREATED = list('created_day', 'created_at');
export const LIST_RESOLVED = list('resolved_day', 'resolved_at');
export const LIST_RATED = list('rated_day', 'rated_at');

/** Their customers, those with the most of them first; `$9` of them. Conversations of nobody are left out (`$10`). */
const listCustomers = (day: 'created_day' | 'resolved_day' | 'rated_day') => `
  SELECT source, external_id, name, count(*)::int AS conversations, (count(*) OVER ())::int AS total
  FROM (SELECT u.customer_id, u.source, u.external_id, u.name ${counted(day)} AND u.customer_id <> $10) own
  GROUP BY customer_id, source, external_id, name ORDER BY conversations DESC, customer_id LIMIT $9`;

export const LIST_CUSTOMERS_CREATED = listCustomers('created_day');
export const LIST_CUSTOMERS_RESOLVED = listCustomers('resolved_day');
export const LIST_CUSTOMERS_RATED = listCustomers('rated_day');
