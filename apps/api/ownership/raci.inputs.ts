import { Field, ID, InputType } from '@nestjs/graphql';
import type { OwnershipChange, RaciRole } from '@bough/domain';
import { badInput } from '../graphql/errors.js';
import { uuidOf } from '../graphql/ids.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { RaciRoleEnum } from './ownership.model.js';

const TARGET =
  "Key of a node (empty: the root); */ and a templateKey for the node of every branch; or segment:industry/fintech for a segment of another dimension than the tree's.";
const from = { nullable: true, description: 'Left out: now. The past needs a reason.' };
const to = { nullable: true, description: 'Exclusive; left out: no end yet.' };

@InputType()
export class RaciSetInput {
  @Field({ description: TARGET })
  target!: string;
  @Field(() => RaciRoleEnum)
  role!: RaciRole;
  @Field({ description: 'Key of a person, or team: and the key of a team.' })
  party!: string;
  @Field(() => DateTimeScalar, from)
  start?: Date | null;
  @Field(() => DateTimeScalar, to)
  endExclusive?: Date | null;
}

@InputType({ description: 'Either one assignment by its id, or a target and a role.' })
export class RaciEndInput {
  @Field(() => ID, { nullable: true, description: 'Of an Assignment.' })
  assignment?: string | null;
  @Field(() => String, { nullable: true, description: TARGET })
  target?: string | null;
  @Field(() => RaciRoleEnum, { nullable: true })
  role?: RaciRole | null;
  @Field(() => String, { nullable: true, description: 'Left out: whoever has the role.' })
  party?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Left out: now.' })
  endsAt?: Date | null;
}

@InputType({ description: 'Deliberately nobody is Accountable, whoever is further up.' })
export class RaciStopInput {
  @Field({ description: TARGET })
  target!: string;
  @Field(() => DateTimeScalar, from)
  start?: Date | null;
  @Field(() => DateTimeScalar)
  endExclusive!: Date;
  @Field()
  reason!: string;
}

@InputType({
  isOneOf: true,
  description: 'replaceAccountable ends the current Accountable at the instant at which the new one begins.',
})
export class RaciChangeInput {
  @Field(() => RaciSetInput, { nullable: true })
  set?: RaciSetInput | null;
  @Field(() => RaciSetInput, { nullable: true })
  replaceAccountable?: RaciSetInput | null;
  @Field(() => RaciEndInput, { nullable: true })
  end?: RaciEndInput | null;
  @Field(() => RaciStopInput, { nullable: true })
  stop?: RaciStopInput | null;
}

@InputType()
export class DelegationInput {
  @Field({ description: 'Key of who is away.' })
  from!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Key of who acts; left out: nobody, and it goes up the path meanwhile.',
  })
  to?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Key of a node: only there and below; or segment: and a segment; left out: everywhere.',
  })
  scope?: string | null;
  @Field(() => DateTimeScalar, from)
  start?: Date | null;
  @Field(() => DateTimeScalar, { description: 'Exclusive; 90 days at most.' })
  endExclusive!: Date;
}

export function changeOf({ set, replaceAccountable, end, stop }: RaciChangeInput): OwnershipChange {
  if (set) return assigned(set, false);
  if (replaceAccountable) return assigned(replaceAccountable, true);
  if (end) return ended(end);
  if (stop) {
    const { target, reason, start, endExclusive } = stop;
    return { kind: 'stop', target, reason, from: start?.getTime() ?? null, to: endExclusive.getTime(), replace: true };
  }
  throw badInput('A change is one of set, replaceAccountable, end and stop.', 'changes');
}

function assigned({ target, role, party, start, endExclusive }: RaciSetInput, replace: boolean): OwnershipChange {
  return {
    kind: 'assign',
    target,
    role,
    party,
    from: start?.getTime() ?? null,
    to: endExclusive?.getTime() ?? null,
    replace,
  };
}

function ended({ assignment, target, role, party = null, endsAt }: RaciEndInput): OwnershipChange {
  const from = endsAt?.getTime() ?? null;
  if (assignment != null && target == null && role == null && party == null)
    return { kind: 'end', target: '', role: 'A', party, from, assignment: uuidOf('rol', assignment) ?? '' };
  if (assignment == null && target != null && role != null) return { kind: 'end', target, role, party, from };
  throw badInput('"end" has either an assignment, or a target and a role.', 'changes');
}

export function coverOf({ from: person, to: by, scope, start, endExclusive }: DelegationInput): OwnershipChange {
  const range = { from: start?.getTime() ?? null, to: endExclusive.getTime() };
  return { kind: 'cover', person, by: by ?? null, scope: scope ?? '', ...range };
}
