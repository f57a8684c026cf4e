import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateTimeScalar, KeyScalar } from '../graphql/scalars.js';
import { FindingKindEnum, FindingStatusEnum, SeverityEnum } from './finding-enums.js';

@InputType('FindingFilter', {
  description: 'What is left out matches everything. A key or an id that there is not is an error.',
})
export class FindingFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'Words that all occur in its title, its words, its node or its number (#12), in any case.',
  })
  search?: string | null;
  @Field(() => [FindingStatusEnum], { nullable: true })
  statuses?: string[] | null;
  @Field(() => [SeverityEnum], { nullable: true })
  severities?: string[] | null;
  @Field(() => [FindingKindEnum], { nullable: true })
  kinds?: string[] | null;
  @Field(() => [String], { nullable: true, description: 'As in Finding.rule; of any of them.' })
  rules?: string[] | null;
  @Field(() => KeyScalar, { nullable: true, description: 'Of a metric.' })
  metric?: string | null;
  @Field(() => String, { nullable: true, description: 'Key or id of a person who has it, or is to take it.' })
  person?: string | null;
  @Field(() => String, { nullable: true, description: 'Key or id of a team, one of whose people has it.' })
  team?: string | null;
  @Field(() => String, { nullable: true, description: 'Key or id of a node: there and below.' })
  node?: string | null;
  @Field(() => String, { nullable: true, description: 'plan/enterprise, or the id of a segment.' })
  segment?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'First seen then or later.' })
  start?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'First seen before then.' })
  endExclusive?: Date | null;
  @Field(() => Boolean, { nullable: true, description: 'True: you have not read what others last did with it.' })
  unread?: boolean | null;
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
