import { Field, ObjectType } from '@nestjs/graphql';
import { periodLabel, timeZone, type Day, type Period } from '@bough/domain';
import type { Snapshot } from '@bough/application';
import { DateScalar, DateTimeScalar, TimeZoneScalar } from '../graphql/scalars.js';

@ObjectType('Period')
export class PeriodModel {
  @Field(() => DateScalar)
  start!: Day;
  @Field(() => DateScalar, { description: 'The first day after the period.' })
  endExclusive!: Day;
  @Field(() => TimeZoneScalar)
  timeZone!: string;
  @Field({ description: 'True when there are facts for all of its days.' })
  isComplete!: boolean;
  @Field(() => DateTimeScalar, { nullable: true, description: 'End of the last day with facts.' })
  dataThrough!: Date | null;
  @Field()
  label!: string;
}

export function periodModel(period: Period, { state, model }: Snapshot): PeriodModel {
  const { range } = state;
  return {
    start: period.from,
    endExclusive: period.to,
    timeZone: model.workspace.timeZone,
    isComplete: range !== null && range.from <= period.from && period.to <= range.to,
    dataThrough: range && new Date(timeZone(model.workspace.timeZone).startOf(range.to)),
    label: periodLabel(period),
  };
}
