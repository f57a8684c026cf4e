/** Covers: who is away, from when to when and in which part of the tree, and who acts for them. */
import { addLocalDays } from '../../shared/local-time.js';
import { problem, type Problem } from '../../shared/problem.js';
import { rangesOverlap, type Delegation, type Ownership } from '../assignment.js';
import { INSTANT_OPEN_END } from '../person.js';
import { isWithin } from '../target.js';
import { recordFields } from './assign-roles.js';
import type { ChangeContext, OwnershipChangeResult, CoverChange, EndCoverChange } from './ownership-change.js';
import { checkRange, checkTarget, lookUpActive, lookUpPerson, resolveRange } from './look-up-names.js';

const COVER_MOST_DAYS = 90;
const MOST_LINKS = 3;

/** Makes somebody act for a person who is away, 90 days at most, or nobody. */
export function coverPerson(ownership: Ownership, change: CoverChange, context: ChangeContext): OwnershipChangeResult {
  const range = resolveRange(change.from, change.to, context.at);
  const reason = change.reason ?? context.reason;
  const scope = change.scope ?? '';
  const person = lookUpActive(ownership, change.person, 'person', context.at);
  const by = change.by === null ? null : lookUpActive(ownership, change.by, 'by', context.at);
  const problems = [
    ...person.problems,
    ...(by?.problems ?? []),
    ...(scope === '' ? [] : checkTarget(scope, context, 'scope')),
    ...checkRange(range, reason, context),
  ];
  if (range.validTo > addLocalDays(range.validFrom, COVER_MOST_DAYS, context.timeZone)) problems.push(tooLong());
  if (!person.found || problems.length > 0) return { ownership, problems };
  const row = { ...recordFields(context, reason), ...range, scope, from: person.found.id, to: by?.found?.id ?? null };
  const closed = checkChain(row, ownership);
  if (closed.length > 0) return { ownership, problems: closed };
  return { ownership: { ...ownership, delegations: [...ownership.delegations, row] }, problems: [] };
}

/** Ends every cover of a person who is back, those that run and those that are to come; or one of them. */
export function endCover(ownership: Ownership, change: EndCoverChange, context: ChangeContext): OwnershipChangeResult {
  const person = lookUpPerson(ownership, change.person, 'person');
  if (change.delegation !== undefined && !ownership.delegations.some(({ id }) => id === change.delegation))
    return { ownership, problems: [problem('NOT_AWAY', ['delegation'], 'there is no such cover, or it has ended')] };
  if (!person.found) return { ownership, problems: person.problems };
  const from = change.from ?? context.at;
  const late = checkRange({ validFrom: from, validTo: INSTANT_OPEN_END }, context.reason, context);
  if (late.length > 0) return { ownership, problems: late };
  const { id } = person.found;
  const concerned = ownership.delegations.filter(
    (each) =>
      each.from === id && each.validTo > from && (change.delegation === undefined || each.id === change.delegation),
  );
  if (concerned.length === 0)
    return { ownership, problems: [problem('NOT_AWAY', ['person'], `${person.found.name} is not away then`)] };
  const rest = concerned
    .filter(({ validFrom }) => validFrom < from)
    .map((row) => ({ ...row, id: context.newId(), validTo: from, recordedAt: context.at }));
  const kept = ownership.delegations.filter((each) => !concerned.includes(each));
  return { ownership: { ...ownership, delegations: [...kept, ...rest] }, problems: [] };
}

/** Refuses a cover by which people would act for each other in a circle, or over more than three covers in a row. */
function checkChain(row: Delegation, { delegations }: Ownership): Problem[] {
  if (row.to === null) return [];
  const meets = (each: Delegation) =>
    each.to !== null &&
    rangesOverlap(each, row) &&
    (isWithin(each.scope, row.scope) || isWithin(row.scope, each.scope));
  const others = delegations.filter(meets);
  const after = chains(row.to, others, FORWARDS);
  if (row.from === row.to || after.some((chain) => chain.includes(row.from)))
    return [problem('COVER_CYCLE', ['by'], 'they would act for each other, so that nobody acts')];
  const before = chains(row.from, others, BACKWARDS);
  const longest = Math.max(...before.map(({ length }) => length)) + Math.max(...after.map(({ length }) => length)) - 1;
  if (longest <= MOST_LINKS) return [];
  return [problem('COVER_CHAIN', ['by'], `at most ${MOST_LINKS} covers in a row; name somebody who is there`)];
}

/** From who is away to who acts for them, and the other way round. */
interface ChainDirection {
  readonly near: 'from' | 'to';
  readonly far: 'from' | 'to';
}

const FORWARDS: ChainDirection = { near: 'from', far: 'to' };
const BACKWARDS: ChainDirection = { near: 'to', far: 'from' };

/** Every chain of people that leads on from somebody; each person occurs once in it. */
function chains(
  start: string,
  rows: readonly Delegation[],
  direction: ChainDirection,
  before: readonly string[] = [],
): string[][] {
  const { near, far } = direction;
  const path = [...before, start];
  const next = rows.filter((row) => row[near] === start && !path.includes(row[far]!));
  return next.length === 0 ? [path] : next.flatMap((row) => chains(row[far]!, rows, direction, path));
}

function tooLong(): Problem {
  return problem('COVER_TOO_LONG', ['to'], `a cover lasts ${COVER_MOST_DAYS} days at most; for longer, hand over`);
}
