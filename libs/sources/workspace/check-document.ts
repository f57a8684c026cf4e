/**
 * Checks what neither the schema nor the domain can see in a workspace file: days that do not exist, and segments without a rule.
 */
import { parseDay, problem, type Problem } from '@bough/domain';
import { listedTwice } from './listed-twice.js';
import type { Draft, SegmentDocument, WorkspaceDocument } from './workspace-document.js';

export function checkDocument(document: Draft<WorkspaceDocument>): Problem[] {
  const segments = (document.dimensions ?? []).flatMap((dimension, d) =>
    (dimension.segments ?? []).flatMap((segment, s) => checkSegment(segment, ['dimensions', d, 'segments', s])),
  );
  return [
    ...checkPeriod(document),
    ...segments,
    ...checkRoots(document),
    ...checkOwners(document),
    ...listedTwice(document),
    ...checkStandardDays(document),
    ...checkEventDays(document),
    ...checkDeskDays(document),
  ];
}

/** Refuses an added node without a parent, which would be a second root. */
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

/** Checks the days of owners and cover, and that an entry does not both name an owner and say that there is none. */
function checkOwners({ owners = [], cover = [] }: Draft<WorkspaceDocument>): Problem[] {
  const both = owners.flatMap(({ accountable, unowned }, index) =>
    accountable === undefined || unowned === undefined
      ? []
      : [problem('OWNER_TWICE', ['owners', index, 'unowned'], 'it is "unowned" beside "accountable"; give one')],
  );
  const days = [
    ...owners.map(({ from }, index) => [from, ['owners', index, 'from']] as const),
    ...owners.map(({ until }, index) => [until, ['owners', index, 'until']] as const),
    ...owners.map(({ unowned }, index) => [unowned?.until, ['owners', index, 'unowned', 'until']] as const),
    ...cover.flatMap(({ from, until }, index) => [
      [from, ['cover', index, 'from']] as const,
      [until, ['cover', index, 'until']] as const,
    ]),
  ];
  return [...both, ...days.flatMap(([day, path]) => noSuchDay(day, path))];
}

function checkStandardDays({ standards = [] }: Draft<WorkspaceDocument>): Problem[] {
  return standards.flatMap((standard, index) =>
    (['from', 'to', 'review'] as const).flatMap((end) => noSuchDay(standard[end], ['standards', index, end])),
  );
}

function checkEventDays({ events = [] }: Draft<WorkspaceDocument>): Problem[] {
  return events.flatMap(({ date }, index) => noSuchDay(date, ['events', index, 'date']));
}

function checkDeskDays({ business_hours: hours }: Draft<WorkspaceDocument>): Problem[] {
  return (['closed', 'open'] as const).flatMap((list) =>
    (hours?.[list] ?? []).flatMap((day, index) => noSuchDay(day, ['business_hours', list, index])),
  );
}

function noSuchDay(day: string | undefined, path: Problem['path']): Problem[] {
  // Another way to write dates is the schema's to report.
  if (day === undefined || !WRITTEN_DAY.test(day) || parseDay(day) !== null) return [];
  return [problem('NO_SUCH_DAY', path, `there is no ${day} in the calendar`)];
}

const WRITTEN_DAY = /^\d{4}-\d{2}-\d{2}$/;

function checkPeriod({ reference_period: period }: Draft<WorkspaceDocument>): Problem[] {
  return (['from', 'to'] as const).flatMap((end) => noSuchDay(period?.[end], ['reference_period', end]));
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
