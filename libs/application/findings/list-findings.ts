import { isLive, type Finding, type FindingEvent, type Sighting } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import type { FindingFilter, FindingPageWish, FindingRef, FindingTally } from './finding.store.js';

interface FindingPage {
  readonly findings: readonly Finding[];
  readonly hasMore: boolean;
  readonly total: number;
}

/** Findings in an order, `most` of them, those after the place `after`. */
export async function listFindings(
  { caller, stores }: UseCaseContext,
  filter: FindingFilter,
  page: FindingPageWish,
): Promise<FindingPage> {
  authorise(caller.principal, 'read_model');
  const [found, total] = await Promise.all([
    stores.findings.list(filter, { ...page, most: page.most + 1 }),
    stores.findings.count(filter),
  ]);
  return { findings: found.slice(0, page.most), hasMore: found.length > page.most, total };
}

export interface FindingCounts {
  readonly total: number;
  /** Of the total, how many the caller has not read; 0 for a caller who is no person. */
  readonly unread: number;
  readonly tallies: readonly FindingTally[];
}

/** How many findings there are, by severity, kind, status and person. */
export async function countFindings({ caller, stores }: UseCaseContext, filter: FindingFilter): Promise<FindingCounts> {
  authorise(caller.principal, 'read_model');
  const person = caller.principal?.person ?? null;
  const [total, unread, tallies] = await Promise.all([
    stores.findings.count(filter),
    person === null ? 0 : stores.findings.count({ ...filter, unreadBy: person }),
    stores.findings.tally(filter),
  ]);
  return { total, unread, tallies };
}

/** One finding, by id or by number; `null` when there is none. */
export async function findFinding({ caller, stores }: UseCaseContext, ref: FindingRef): Promise<Finding | null> {
  authorise(caller.principal, 'read_model');
  return stores.findings.find(ref);
}

/** Those of the ids that there are, in the order of the ids. */
export async function findFindings({ caller, stores }: UseCaseContext, ids: readonly string[]): Promise<Finding[]> {
  authorise(caller.principal, 'read_model');
  const found = await stores.findings.findAll(ids);
  return found.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Open, acknowledged and in progress; the worst and newest first. Read once for the whole request. */
export function listLiveFindings(context: UseCaseContext): Promise<Finding[]> {
  authorise(context.caller.principal, 'read_model');
  const { findings } = context.stores;
  return context.once('live findings', async () => (await findings.unsettled()).filter(isLive).reverse());
}

/** What happened to findings, by their ids; the oldest first. */
export async function listFindingEvents(
  { caller, stores }: UseCaseContext,
  ids: readonly string[],
): Promise<Map<string, FindingEvent[]>> {
  authorise(caller.principal, 'read_model');
  return stores.findings.events(ids);
}

/** When findings were seen in the data, by their ids; the newest first. */
export async function listSightings(
  { caller, stores }: UseCaseContext,
  ids: readonly string[],
): Promise<Map<string, Sighting[]>> {
  authorise(caller.principal, 'read_model');
  return stores.findings.sightings(ids);
}
