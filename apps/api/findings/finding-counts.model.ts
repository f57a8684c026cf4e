import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { FindingTally } from '@bough/application';
import type { OwnersAt } from '@bough/domain';
import { personModel } from '../ownership/owner-models.js';
import { PersonModel } from '../ownership/ownership.model.js';
import { FindingGroupEnum } from './finding-enums.js';

@ObjectType('FindingCount')
export class FindingCountModel {
  @Field(() => FindingGroupEnum)
  by!: string;
  @Field(() => String, {
    nullable: true,
    description: 'As the enum calls it: HIGH, SPIKE, OPEN; the key of a person. Null: landed on nobody.',
  })
  value!: string | null;
  @Field(() => PersonModel, { nullable: true, description: 'Where it is counted by person.' })
  person!: PersonModel | null;
  @Field(() => Int)
  count!: number;
}

@ObjectType('FindingCounts', { description: 'Each group counts every finding once; a group without any is left out.' })
export class FindingCountsModel {
  @Field(() => Int)
  total!: number;
  @Field(() => Int, { description: 'Of the total, those to which others did something that you have not read.' })
  unread!: number;
  @Field(() => [FindingCountModel])
  groups!: FindingCountModel[];
}

/** The size of a group as a model. */
export function countModel({ by, value, count }: FindingTally, owners: OwnersAt): FindingCountModel {
  if (by !== 'person') return { by, value: value!.toUpperCase(), person: null, count };
  const person = value === null ? undefined : owners.people.get(value);
  return { by, value: person?.key ?? null, person: person ? personModel(person, owners) : null, count };
}
