import { Field, ObjectType } from '@nestjs/graphql';
import { periodLabel, timeZone, unfinishedText, type Day, type Period } from '@bough/domain';
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
  @Field({ description: 'True when there are facts for all of its days, and all of them are over.' })
  isComplete!: boolean;
  @Field(() => String, { nullable: true, description: 'Why it is not complete: data ends on 2026-12-12.' })
  unfinished!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'End of the last day with facts.' })
  dataThrough!: Date | null;
  @Field()
  label!: string;
}

const made = new WeakMap<Snapshot, Map<string, PeriodModel>>();

/** A period as a model; made once per snapshot, since a tree shows the same period at every node. */
export function periodModel(period: Period, snapshot: Snapshot): PeriodModel {
  let known = made.get(snapshot);
  if (!known) made.set(snapshot, (known = new Map()));
  const key = `${period.from}/${period.to}`;
  let found = known.get(key);
  if (!found) known.set(key, (found = makePeriod(period, snapshot)));
  return found;
}

function makePeriod(period: Period, { state, model }: Snapshot): PeriodModel {
  const { range } = state;
  const unfinished = range && unfinishedText(state, period);
  return {
    start: period.from,
    endExclusive: period.to,
    timeZone: model.workspace.timeZone,
    isComplete: range !== null && unfinished === null,
    unfinished,
    dataThrough: range && new Date(timeZone(model.workspace.timeZone).startOf(range.to)),
    label: periodLabel(period),
  };
}
