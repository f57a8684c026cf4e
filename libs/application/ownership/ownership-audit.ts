/** The audit entry of a change of people and owners: what was asked for, and who answers for what from then on. */
import {
  auditText,
  segmentOfTarget,
  type AuditChange,
  type Caller,
  type EffectiveOwner,
  type Instant,
  type Ownership,
  type OwnerChange,
  type OwnershipChange,
} from '@bough/domain';
import { auditEntry, type AuditEntry } from '../access/audit.store.js';

/** What the changes do. */
interface OwnershipOutcome {
  readonly before: Ownership;
  readonly after: Ownership;
  readonly changes: readonly OwnerChange[];
}

/** Makes the entry of changes that are about to be saved. */
export function ownershipEntry(
  caller: Caller,
  at: Instant,
  asked: readonly OwnershipChange[],
  { before, after, changes }: OwnershipOutcome,
): AuditEntry {
  const owners = changes.map(({ path, before: was, after: is }) => ({
    // The subject of a segment is its target, `segment:industry/fintech`.
    subject: segmentOfTarget(path) === null ? `node:${path.slice(path.indexOf('/') + 1)}` : path,
    field: `owner of ${path}`,
    before: ownerText(was),
    after: ownerText(is),
  }));
  return auditEntry(caller, new Date(at), actionOf(asked), [
    ...asked.map((wish) => wishOf(wish, before, after)),
    ...owners,
  ]);
}

/** The action of the entry. People who leave have their own, so that the audit can be searched for them. */
function actionOf(asked: readonly OwnershipChange[]): string {
  return asked.length > 0 && asked.every(({ kind }) => kind === 'deactivate')
    ? 'person.deactivate'
    : 'ownership.change';
}

function wishOf(wish: OwnershipChange, before: Ownership, after: Ownership): AuditChange {
  const subject = subjectOf(wish);
  const { kind: field } = wish;
  if (wish.kind === 'person' || wish.kind === 'team')
    return { subject, field, before: textOf(wish, before), after: textOf(wish, after) };
  if (wish.kind === 'deactivate') return { subject, field: 'active', before: 'true', after: 'false' };
  return { subject, field, before: null, after: auditText(wish) };
}

/** `person:ann` for a change about a person; changes about a target are found by the nodes whose owners they change. */
function subjectOf(wish: OwnershipChange): string {
  if (wish.kind === 'person') return `person:${wish.key}`;
  if (wish.kind === 'team') return `team:${wish.key}`;
  return 'person' in wish ? `person:${wish.person}` : 'ownership';
}

/** A person or team as text, with people by their keys, as files write it. */
function textOf(wish: OwnershipChange & { kind: 'person' | 'team' }, { people, teams }: Ownership): string | null {
  const keyOf = (id: string | null) => people.find((each) => each.id === id)?.key ?? null;
  const person = wish.kind === 'person' ? people.find(({ key }) => key === wish.key) : undefined;
  const team = wish.kind === 'team' ? teams.find(({ key }) => key === wish.key) : undefined;
  if (person) {
    const { name, email, agentNames } = person;
    return auditText({ name, email, ...(agentNames.length > 0 && { agent_names: agentNames }) });
  }
  return team ? auditText({ name: team.name, lead: keyOf(team.lead), members: team.members.map(keyOf) }) : null;
}

/** `petra, from enterprise`; `sam for priya, from pro`; `nobody`. */
function ownerText(owner: EffectiveOwner): string {
  if (owner.kind === 'gap') return owner.reason === 'STOPPED' ? 'deliberately nobody' : 'nobody';
  const { person, holder, from } = owner;
  const acting = person.id === holder.id ? person.key : `${person.key} for ${holder.key}`;
  return `${acting}, from ${from.assignment.target || 'the root'}`;
}
