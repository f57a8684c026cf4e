/** The effective owner of a node in words, and the steps that lead there. */
import { formatLongDate } from '../shared/local-time.js';
import { INSTANT_OPEN_END, type Person } from './person.js';
import type { EffectiveOwner, AssignmentAtNode } from './effective-owner.js';
import type { OwnersAt } from './owners-at.js';
import { pathName, targetName, type OwnedNode } from './target.js';

export type OwnershipStepKind = 'PASSED_OVER' | 'ASSIGNED' | 'INHERITED' | 'COVERED' | 'STOPPED' | 'UNOWNED';

export interface OwnershipStep {
  readonly kind: OwnershipStepKind;
  readonly text: string;
}

/** What is needed to put an owner into words. */
export interface OwnerWordContext {
  readonly owners: OwnersAt;
  readonly nodes: ReadonlyMap<string, OwnedNode>;
  readonly timeZone: string;
}

/** The steps that lead to an owner or a gap, in the order in which they were taken. */
export function explainOwner(owner: EffectiveOwner, context: OwnerWordContext): OwnershipStep[] {
  const passed = owner.passedOver.map((each) => passedOverStep(each, context));
  return owner.kind === 'owned'
    ? [...passed, ...assignmentSteps(owner, context)]
    : [...passed, gapStep(owner, context)];
}

/** One line about an owner or a gap: `Accountable: Ana, inherited from Enterprise; Ben acts for Ana until 3 March 2027`. */
export function summariseOwner(owner: EffectiveOwner, context: OwnerWordContext): string {
  if (owner.kind === 'gap') return gapStep(owner, context).text;
  const { holder, direct, from, passedOver: passed } = owner;
  const place = targetName(from.assignment.target, context.nodes);
  const isSlot = from.assignment.target.startsWith('*');
  const isHere = direct || isSlotItself(from);
  const origin = isHere ? (isSlot ? `, who holds ${place}` : '') : `, inherited from ${place}`;
  const instead = passed.map((each) => `; ${passedOverStep(each, context).text}`).join('');
  return `Accountable: ${holder.name}${origin}${instead}${coverTexts(owner, context)
    .map((text) => `; ${text}`)
    .join('')}`;
}

function assignmentSteps(owner: EffectiveOwner & { kind: 'owned' }, context: OwnerWordContext): OwnershipStep[] {
  const { holder, direct, from } = owner;
  const { assignment } = from;
  const place = targetName(assignment.target, context.nodes);
  const since = `since ${formatLongDate(assignment.validFrom, context.timeZone)}, assigned by ${assignment.assignedBy.name}`;
  return [
    { kind: 'ASSIGNED', text: `${holder.name} is Accountable for ${place} ${since}` },
    ...(direct || isSlotItself(from)
      ? []
      : [{ kind: 'INHERITED' as const, text: `inherited from ${pathName(from.path, context.nodes)}` }]),
    ...coverTexts(owner, context).map((text) => ({ kind: 'COVERED' as const, text })),
  ];
}

/** Whether a slot was asked by itself, for something that is no node of the tree. */
function isSlotItself({ assignment, path }: AssignmentAtNode): boolean {
  return path.startsWith('*') && path === assignment.target;
}

function coverTexts({ covers }: EffectiveOwner & { kind: 'owned' }, { owners, timeZone }: OwnerWordContext): string[] {
  return covers.map(({ from, to, validTo }) => {
    const until = validTo === INSTANT_OPEN_END ? '' : ` until ${formatLongDate(validTo, timeZone)}`;
    return `${personName(owners.people, to!)} acts for ${personName(owners.people, from)}${until}`;
  });
}

function passedOverStep({ assignment }: AssignmentAtNode, { owners, nodes }: OwnerWordContext): OwnershipStep {
  const id = (assignment.party as { person: string }).person;
  const why = owners.active.has(id) ? 'is away without cover' : 'is no longer active';
  return {
    kind: 'PASSED_OVER',
    text: `${personName(owners.people, id)} (${targetName(assignment.target, nodes)}) ${why}`,
  };
}

function gapStep(owner: EffectiveOwner & { kind: 'gap' }, { nodes, timeZone }: OwnerWordContext): OwnershipStep {
  if (owner.from) {
    const { validTo, reason, target } = owner.from.assignment;
    const until = formatLongDate(validTo, timeZone);
    return { kind: 'STOPPED', text: `Deliberately unowned until ${until} (${targetName(target, nodes)}): ${reason}` };
  }
  const nobody = owner.reason === 'NOBODY' ? 'Nobody is Accountable' : 'Nobody who is Accountable is there';
  return { kind: 'UNOWNED', text: `${nobody}, here or further up` };
}

function personName(people: ReadonlyMap<string, Person>, id: string): string {
  return people.get(id)?.name ?? 'somebody unknown';
}
