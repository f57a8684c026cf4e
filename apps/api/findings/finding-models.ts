/** Findings of the domain as models. */
import type { Snapshot } from '@bough/application';
import {
  isOverdue,
  mapOwnedNodes,
  pathName,
  currentRouting,
  type Finding,
  type FindingEvent,
  type Instant,
  type OwnersAt,
  type Routing,
  type Sighting,
  type WorkItem,
} from '@bough/domain';
import { uuidId } from '../graphql/ids.js';
import { personModel } from '../ownership/owner-models.js';
import type { PersonModel } from '../ownership/ownership.model.js';
import { periodModel } from '../rollups/period.model.js';
import { grownTree } from '../trees/grown-tree.js';
import type {
  FindingEventModel,
  FindingModel,
  FindingRoutingModel,
  FindingSightingModel,
  WorkItemModel,
} from './finding.model.js';

/** What every finding of one request is shown with. */
export interface FindingView {
  readonly snapshot: Snapshot;
  readonly owners: OwnersAt;
}

export function findingModel(finding: Finding, { snapshot, owners }: FindingView): FindingModel {
  const { signal, routing } = finding;
  const { kind, rule, cause, path, segment, metric, title, words, evidence, touched } = signal;
  const routed = currentRouting(finding);
  return {
    finding,
    id: uuidId('fin', finding.id),
    number: finding.number,
    version: finding.version,
    kind,
    rule,
    cause,
    severity: finding.severity,
    status: finding.status,
    title,
    words,
    node: grownTree(snapshot).byPath.get(path) ?? null,
    path,
    segment,
    metric,
    period: periodModel(signal.period, snapshot),
    evidence,
    touched,
    baseline: signal.baseline,
    threshold: signal.threshold,
    watched: signal.watched,
    consequences: signal.consequences,
    occurrences: finding.occurrences,
    firstSeenAt: new Date(finding.firstSeenAt),
    lastSeenAt: new Date(finding.lastSeenAt),
    routing: routing.map((each) => routingModel(each, owners)),
    routedTo: person(routed.person, owners),
    onBehalfOf: onBehalfOf(routed, owners),
    informed: finding.informed.flatMap((id) => person(id, owners) ?? []),
    assignee: person(finding.assignee, owners),
    acknowledgeBy: date(finding.acknowledgeBy),
    overdue: isOverdue(finding, owners.at),
    snoozedUntil: date(finding.snoozedUntil),
    acknowledgedAt: date(finding.acknowledgedAt),
    startedAt: date(finding.startedAt),
    closedAt: date(finding.closedAt),
    resolution: finding.resolution,
    dismissReason: finding.dismissReason,
    note: finding.note,
    quietUntil: date(finding.quietUntil),
    recoveredAt: date(finding.recoveredAt),
    verifyAt: date(finding.verifyAt),
    settledAt: date(finding.settledAt),
  };
}

export function eventModel({ at, kind, actor, text }: FindingEvent): FindingEventModel {
  return { at: new Date(at), kind, actor: actor.name, text };
}

export function sightingModel({ asOf, seenAt, signal }: Sighting): FindingSightingModel {
  return { asOf, seenAt: new Date(seenAt), severity: signal.severity, words: signal.words, evidence: signal.evidence };
}

export function workModel(item: WorkItem, view: FindingView): WorkItemModel {
  const { reason, finding, bet, path, onBehalfOf: holder, dueAt, overdue } = item;
  const { nodes, workspace } = view.snapshot.model;
  const unowned = () => `Nobody answers for ${pathName(path, mapOwnedNodes(nodes, workspace))}`;
  const title = finding?.signal.title ?? bet?.words ?? unowned();
  return {
    reason,
    title,
    finding: finding && findingModel(finding, view),
    overdue,
    dueAt: date(dueAt),
    betId: bet?.id ?? null,
    node: grownTree(view.snapshot).byPath.get(path) ?? null,
    onBehalfOf: person(holder, view.owners),
  };
}

function routingModel(routing: Routing, owners: OwnersAt): FindingRoutingModel {
  const { at, cause, level, text, steps } = routing;
  const landed = { person: person(routing.person, owners), onBehalfOf: onBehalfOf(routing, owners) };
  return { at: new Date(at), cause, level, text, steps, ...landed };
}

function onBehalfOf({ person: who, holder }: Routing, owners: OwnersAt): PersonModel | null {
  return holder === who ? null : person(holder, owners);
}

function person(id: string | null, owners: OwnersAt): PersonModel | null {
  const found = id === null ? undefined : owners.people.get(id);
  return found ? personModel(found, owners) : null;
}

function date(at: Instant | null): Date | null {
  return at === null ? null : new Date(at);
}
