/**
 * Cohorts: conversations by the day on which they began, and what came of them in time; the SQL twin of `referenceRollup` with
 * `followUpDays` in libs/domain/rollups. A test compares the two on random facts.
 */
import { COHORT_MEASURES } from '@bough/domain';
import { afterFollowed, cameBack, columnType, followedEnds, inTime, RATED, REPEATED, WITH_CELL } from './counted.js';

/** Conversations begun over `[$1, $5)`; `$6` are the seconds for which each is followed. */
const BEGUN = `(${WITH_CELL} WHERE c.created_day >= $1 AND c.created_day < $5) f`;

function part(measures: Readonly<Record<string, string>>, from: string, where: string): string {
  const columns = COHORT_MEASURES.map((key) => `${measures[key] ?? 'NULL'}::${columnType(key)} AS ${key}`);
  return `SELECT f.created_day AS day, f.cell_id, ${columns.join(', ')} FROM ${from} WHERE ${where} GROUP BY 1, 2`;
}

/**
 * `$2` the unknown cell, `$3` nobody, `$4` the overall standard. Example: of the conversations that plan/pro began on 3 March, how many
 * were resolved within 14 days, after how long and with how many touches.
 */
export const READ_COHORTS = `
  SELECT day, k.segments, ${COHORT_MEASURES.map((key) => `coalesce(sum(${key}), 0)::float8 AS ${key}`).join(', ')}
  FROM (
    ${part({ created: 'count(*)' }, BEGUN, 'true')}
    UNION ALL
    ${part(followedEnds('$6'), `${BEGUN} LEFT JOIN bough.topic_standard s ON s.topic = coalesce(f.topic, '')`, inTime('resolved_at'))}
    UNION ALL
    ${part(REPEATED, BEGUN, `${inTime('resolved_at')} AND ${cameBack(afterFollowed('$6'))}`)}
    UNION ALL
    ${part(RATED, BEGUN, inTime('rated_at'))}
  ) parts JOIN bough.cell k ON k.id = parts.cell_id
  GROUP BY day, k.id, k.segments ORDER BY day, k.id`;
