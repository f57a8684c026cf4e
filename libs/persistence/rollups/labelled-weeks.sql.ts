/** Statements that add conversations up week by week and by what they were about; the SQL twin of `memoryLabelledWeeks` in tests. */
import { CONVERSATION_MEASURES } from '@bough/domain';
import {
  afterFollowed,
  BUSINESS_TIME,
  CALENDAR_TIME,
  cameBack,
  followedEnds,
  inTime,
  RATED,
  REPEATED,
  WITH_CELL,
  type CountedTime,
} from './counted.js';
import { labelOf } from './label-of.js';

const STANDARDS = `LEFT JOIN bough.topic_standard s ON s.topic = coalesce(f.topic, '')`;
const within = (day: string, from = WITH_CELL) => `(${from} WHERE c.${day} >= $1 AND c.${day} < $5) f`;
const LABELS = `(SELECT array_agg(${labelOf('d.label')} ORDER BY d.place) FROM unnest($6::text[]) WITH ORDINALITY AS d(label, place))`;

function part(measures: Readonly<Record<string, string>>, day: string, from: string, where = 'true'): string {
  const columns = CONVERSATION_MEASURES.map((key) => `${measures[key] ?? 'NULL'}::float8 AS ${key}`);
  return `SELECT (f.${day} - $1) / 7 AS week, f.cell_id, ${LABELS} AS labels, ${columns.join(', ')}
    FROM ${from} WHERE ${where} GROUP BY 1, 2, 3`;
}

function weeksOf(parts: readonly string[]): string {
  return `
  SELECT week, cell_id, labels, ${CONVERSATION_MEASURES.map((key) => `coalesce(sum(${key}), 0) AS ${key}`).join(', ')}
  FROM (${parts.join(' UNION ALL ')}) parts
  GROUP BY week, cell_id, labels ORDER BY week, cell_id, labels`;
}

const byOwnClocks = ({ created, cohort, resolved, ends }: CountedTime) =>
  weeksOf([
    part(cohort, 'created_day', within('created_day', created)),
    part(ends, 'resolved_day', `${within('resolved_day', resolved)} ${STANDARDS}`),
    part(REPEATED, 'resolved_day', within('resolved_day'), cameBack()),
    part(RATED, 'rated_day', within('rated_day')),
  ]);

/**
 * `$1` and `$5` the period, `$2` the unknown cell, `$3` nobody, `$4` the overall standard, `$6` the labels. Example: how many conversations
 * each combination of segments created in each week of the spring by priority and channel.
 */
export const LABELLED_WEEKS = byOwnClocks(CALENDAR_TIME);
export const LABELLED_WEEKS_IN_BUSINESS_TIME = byOwnClocks(BUSINESS_TIME);

/** The same by the week in which conversations began, with what came of each within `$7` seconds. */
export const FOLLOWED_WEEKS = weeksOf([
  part(CALENDAR_TIME.cohort, 'created_day', within('created_day')),
  part(followedEnds('$7'), 'created_day', `${within('created_day')} ${STANDARDS}`, inTime('resolved_at', '$7')),
  part(
    REPEATED,
    'created_day',
    within('created_day'),
    `${inTime('resolved_at', '$7')} AND ${cameBack(afterFollowed('$7'))}`,
  ),
  part(RATED, 'created_day', within('created_day'), inTime('rated_at', '$7')),
]);
