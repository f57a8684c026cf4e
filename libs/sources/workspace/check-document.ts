/** What neither the schema nor the domain can see in a workspace file: days that do not exist, segments without a rule. */
import { parseDay, problem, type Problem } from '@bough/domain';
import type { Draft, SegmentDocument, WorkspaceDocument } from './workspace-document.js';

export function checkDocument(document: Draft<WorkspaceDocument>): Problem[] {
  const segments = (document.dimensions ?? []).flatMap((dimension, d) =>
    (dimension.segments ?? []).flatMap((segment, s) => checkSegment(segment, ['dimensions', d, 'segments', s])),
  );
  return [...checkPeriod(document), ...segments, ...checkRoots(document)];
}

/** What hangs under nothing would be a root beside the root. */
function checkRoots({ tree }: Draft<WorkspaceDocument>): Problem[] {
  return (tree?.add ?? []).flatMap(({ under }, index) =>
    under !== null
      ? []
      : [
          problem(
            'SECOND_ROOT',
            ['tree', 'add', index, 'under'],
            'a tree has one root; name the node above, or leave "under" out to hang it under every segment',
          ),
        ],
  );
}

const WRITTEN_DAY = /^\d{4}-\d{2}-\d{2}$/;

function checkPeriod({ reference_period: period }: Draft<WorkspaceDocument>): Problem[] {
  return (['from', 'to'] as const).flatMap((end) => {
    const day = period?.[end];
    // Another way to write dates is the schema's to report.
    if (day === undefined || !WRITTEN_DAY.test(day) || parseDay(day) !== null) return [];
    return [problem('NO_SUCH_DAY', ['reference_period', end], `there is no ${day} in the calendar`)];
  });
}

function checkSegment({ key, values, band, from, to }: Draft<SegmentDocument>, path: Problem['path']): Problem[] {
  const hasEnds = from !== undefined || to !== undefined;
  const segment = key === undefined ? 'the segment' : `"${key}"`;
  if (band !== undefined && hasEnds)
    return [problem('BAND_TWICE', [...path, 'band'], `${segment} has "band" beside "from" or "to"; give one`)];
  if (values === undefined && band === undefined && !hasEnds)
    return [problem('SEGMENT_WITHOUT_RULE', path, `${segment} needs "values", a "band", or "from" and "to"`)];
  return [];
}
