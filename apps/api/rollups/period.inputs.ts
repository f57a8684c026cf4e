import { Field, InputType, registerEnumType } from '@nestjs/graphql';
import {
  comparisonPeriod,
  resolvePreset,
  type ComparisonPreset,
  type Day,
  type Grain,
  type Period,
  type PeriodPreset,
} from '@bough/domain';
import type { Snapshot } from '@bough/application';
import { badInput } from '../graphql/errors.js';
import { DateScalar } from '../graphql/scalars.js';

/** An enum object whose values are its names. */
const named = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;

export const PeriodPresetEnum = named<PeriodPreset>(
  'LAST_COMPLETE_DAY',
  'LAST_7_DAYS',
  'LAST_28_DAYS',
  'LAST_90_DAYS',
  'LAST_365_DAYS',
  'LAST_COMPLETE_WEEK',
  'LAST_COMPLETE_MONTH',
  'LAST_COMPLETE_QUARTER',
  'MONTH_TO_DATE',
  'QUARTER_TO_DATE',
  'ALL_TIME',
);
export const ComparisonPresetEnum = named<ComparisonPreset>('PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR');
export const GrainEnum = named<Grain>('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR');
registerEnumType(PeriodPresetEnum, {
  name: 'PeriodPreset',
  description: 'Counted back from the last day with facts, in the time zone of the workspace.',
});
registerEnumType(ComparisonPresetEnum, { name: 'ComparisonPreset' });
registerEnumType(GrainEnum, { name: 'Grain' });

@InputType({ description: 'Half-open: start is in, end is out.' })
export class DateRangeInput {
  @Field(() => DateScalar)
  start!: Day;
  @Field(() => DateScalar)
  end!: Day;
}

@InputType({ isOneOf: true })
export class PeriodInput {
  @Field(() => PeriodPresetEnum, { nullable: true })
  preset?: PeriodPreset;
  @Field(() => DateRangeInput, { nullable: true })
  range?: DateRangeInput;
}

@InputType({ isOneOf: true, description: 'Another period to compare with.' })
export class ComparisonInput {
  @Field(() => ComparisonPresetEnum, { nullable: true })
  preset?: ComparisonPreset;
  @Field(() => PeriodInput, { nullable: true })
  period?: PeriodInput;
}

/** The days that an input means. Before the first import a preset means no days at all. */
export function periodOf(input: PeriodInput, { state }: Snapshot, argument = 'period'): Period {
  if (input.preset)
    return state.range ? resolvePreset(input.preset, state.range) : { from: state.today, to: state.today };
  const { start, end } = input.range!;
  if (start >= end)
    throw badInput('A range must end after it starts; "end" is the first day that is out.', argument, 'range');
  return { from: start, to: end };
}

export function comparisonOf(input: ComparisonInput, period: Period, snapshot: Snapshot): Period {
  return input.preset ? comparisonPeriod(input.preset, period) : periodOf(input.period!, snapshot, 'compareTo');
}
