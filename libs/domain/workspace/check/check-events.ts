/** Rules for events: they are about segments that exist, and no event is listed twice. */
import { UNKNOWN } from '../../segments/dimension.js';
import { firstIndexes } from '../../shared/check-keys.js';
import { didYouMean, problem, type Problem } from '../../shared/problem.js';
import type { Workspace } from '../workspace.js';
import { eventKey } from '../event.js';

/** Problems of the events; paths begin with `events` and an index, and continue with the key of a workspace file. */
export function checkEvents({ events = [], dimensions }: Pick<Workspace, 'events' | 'dimensions'>): Problem[] {
  const ids = dimensions.flatMap(({ key, segments }) =>
    [...segments.map((segment) => segment.key), UNKNOWN].map((segment) => `${key}/${segment}`),
  );
  // In a file with errors a day may be NaN.
  const keys = events.map((event) => (Number.isNaN(event.day) ? null : eventKey(event)));
  const first = firstIndexes(keys);
  const known = new Set(ids);
  return events.flatMap((event, index) => {
    const unknown = event.segments.flatMap((segment, place) => {
      if (known.has(segment)) return [];
      const elsewhere = ids.find((id) => id.endsWith(`/${segment.slice(segment.indexOf('/') + 1)}`));
      const hint = elsewhere ? `, did you mean "${elsewhere}"?` : didYouMean(segment, ids);
      return [problem('UNKNOWN_SEGMENT', ['events', index, 'segments', place], `no segment "${segment}"${hint}`)];
    });
    const isTwice = keys[index] !== null && first.get(keys[index]!) !== index;
    const twice = problem('DUPLICATE_EVENT', ['events', index, 'title'], `"${event.title}" is there twice on that day`);
    return isTwice ? [...unknown, twice] : unknown;
  });
}
