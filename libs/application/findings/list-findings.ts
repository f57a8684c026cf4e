import { isLive, type Finding, type FindingEvent, type Sighting } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import type { FindingFilter, FindingPlace, FindingRef } from './finding.store.js';

interface FindingPage {
  readonly findings: readonly Finding[];
  readonly hasMore: boolean;
  readonly total: number;
}

/** Findings, the most severe first, of those the newest; `most` of them, those after the place `after`. */
export async function listFindings(
  { caller, stores }: UseCaseContext,
  filter: FindingFilter,
  most: number,
  after?: FindingPlace,
): Promise<FindingPage> {
  authorise(caller.principal, 'read_model');
  const [found, total] = await Promise.all([
    stores.findings.list(filter, most + 1, after),
    stores.findings.count(filter),
  ]);
  return { findings: found.slice(0, most), hasMore: found.length > most, total };
}

/** One finding, by id or by number; `null` when there is none. */
export async function findFinding({ caller, stores }: UseCaseContext, ref: FindingRef): Promise<Finding | null> {
  authorise(caller.principal, 'read_model');
  return stores.findings.find(ref);
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
