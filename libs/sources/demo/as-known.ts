/** A conversation as it is known at the end of the period, without everything that happens later. */
import { END_INSTANT } from './company.js';
import type { Course } from './course.js';

export function asKnown(course: Course): Course {
  const known = (at: number | null) => (at !== null && at < END_INSTANT ? at : null);
  const resolvedAt = known(course.resolvedAt);
  const firstHumanReplyAt = known(course.firstHumanReplyAt);
  const escalatedAt = known(course.escalatedAt);
  if (resolvedAt !== null) return course;
  return {
    ...course,
    firstReplyAt: known(course.firstReplyAt),
    firstHumanReplyAt,
    resolvedAt,
    reopenCount: 0,
    touches: firstHumanReplyAt === null ? 0 : 1,
    handleSeconds: firstHumanReplyAt === null ? 0 : Math.round(course.handleSeconds / course.touches),
    escalatedAt,
    escalationReason: escalatedAt === null ? null : course.escalationReason,
    resolvedBy: null,
  };
}
