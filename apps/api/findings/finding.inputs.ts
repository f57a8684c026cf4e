import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import type { FindingFilter } from '@bough/application';
import type { FindingKind, FindingStatus, Severity } from '@bough/domain';
import { badInput } from '../graphql/errors.js';
import { uuidOf } from '../graphql/ids.js';
import { FindingKindEnum, FindingStatusEnum, SeverityEnum } from './finding-enums.js';

@InputType('FindingFilter', { description: 'What is left out matches everything.' })
export class FindingFilterInput {
  @Field(() => [FindingStatusEnum], { nullable: true })
  status?: string[] | null;
  @Field(() => [SeverityEnum], { nullable: true })
  severity?: string[] | null;
  @Field(() => [FindingKindEnum], { nullable: true })
  kinds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'Of a person who has it, or is to take it.' })
  personId?: string | null;
  @Field(() => String, { nullable: true, description: 'Key of a node: there and below.' })
  node?: string | null;
  @Field(() => String, { nullable: true, description: 'plan/enterprise' })
  segment?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True: open and past their deadline.' })
  overdue?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'True: landed on nobody.' })
  unrouted?: boolean | null;
}

@ArgsType()
export class FindingArgs {
  @Field(() => ID)
  id!: string;
  @Field(() => Int, { nullable: true, description: 'The version that was looked at; left out: the newest.' })
  expectedVersion?: number | null;
}

/** A person that cannot be one matches nothing. */
export function filterOf(given: FindingFilterInput, now: Date): FindingFilter {
  const { status, severity, kinds, personId, node, segment, overdue, unrouted } = given;
  if (overdue === false) throw badInput('"overdue" is true, or left out.', 'filter', 'overdue');
  return {
    ...(status && { statuses: status as FindingStatus[] }),
    ...(severity && { severities: severity as Severity[] }),
    ...(kinds && { kinds: kinds as FindingKind[] }),
    ...(personId != null && { person: uuidOf('per', personId) ?? 'nobody' }),
    ...(node != null && { path: node }),
    ...(segment != null && { segment }),
    ...(overdue && { overdueAt: now }),
    ...(unrouted != null && { unrouted }),
  };
}
