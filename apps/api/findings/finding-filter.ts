/** The filter of findings as the stores understand it: keys and ids become what is stored; what there is not is an error that names it. */
import type { FindingFilter } from '@bough/application';
import type { FindingKind, FindingStatus, Severity } from '@bough/domain';
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { namedMetric } from '../metrics/named-metric.js';
import { findPerson, findTeam } from '../ownership/find-party.js';
import { namedSegment } from '../segments/named-segment.js';
import { namedNode } from '../trees/named-node.js';
import type { FindingFilterInput } from './finding.inputs.js';

/** Refuses names that the workspace does not have. */
export async function filterOf(context: RequestContext, given: FindingFilterInput): Promise<FindingFilter> {
  const { search, statuses, severities, kinds, rules, metric, node, segment, start, endExclusive } = given;
  const { unread, overdue, unrouted } = given;
  if (overdue === false) throw badInput('"overdue" is true, or left out.', 'filter', 'overdue');
  if (unread === false) throw badInput('"unread" is true, or left out.', 'filter', 'unread');
  const words = search?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  const people = await peopleOf(context, given);
  return {
    ...(words.length > 0 && { words }),
    ...(statuses && { statuses: statuses as FindingStatus[] }),
    ...(severities && { severities: severities as Severity[] }),
    ...(kinds && { kinds: kinds as FindingKind[] }),
    ...(rules && { rules }),
    ...(metric != null && { metrics: [namedMetric(requireSnapshot(context), metric, 'filter', 'metric').key] }),
    ...(people && { people }),
    ...(node != null && { path: namedNode(requireSnapshot(context), node, 'filter', 'node').key }),
    ...(segment != null && {
      segment: namedSegment(requireSnapshot(context), segment, ['filter', 'segment']).columnId,
    }),
    ...(start && { from: start }),
    ...(endExclusive && { before: endExclusive }),
    ...(overdue && { overdueAt: context.useCases.clock.date() }),
    ...(unrouted != null && { unrouted }),
    ...(unread && { unreadBy: readerOf(context) }),
  };
}

/** Ids of the people who match both the person and the team; `null` where neither is asked for. */
async function peopleOf(context: RequestContext, { person, team }: FindingFilterInput): Promise<string[] | null> {
  if (person == null && team == null) return null;
  const { owners } = await context.useCases.ownership.view();
  const one = person == null ? null : findPerson(owners, person, 'filter', 'person').id;
  if (team == null) return [one!];
  const { lead, members } = findTeam(owners, team, 'filter', 'team');
  const all = [...new Set([...(lead === null ? [] : [lead]), ...members])];
  return one === null ? all : all.filter((each) => each === one);
}

function readerOf({ caller: { principal } }: RequestContext): string {
  const person = principal?.person ?? null;
  if (person !== null) return person;
  throw badInput('What was read is noted for a person; sign in as one.', 'filter', 'unread');
}
