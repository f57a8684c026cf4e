import { Field, InputType } from '@nestjs/graphql';
import {
  COMPARISON_PRESETS,
  comparisonPeriod,
  GRAINS,
  PERIOD_PRESETS,
  resolvePreset,
  type ComparisonPreset,
  type Day,
  type Period,
  type PeriodPreset,
} from '@bough/domain';
import type { Snapshot } from '@bough/application';
import { nameEnum } from '../graphql/enums.js';
import { badInput } from '../graphql/errors.js';
import { DateScalar } from '../graphql/scalars.js';

const PeriodPresetEnum = nameEnum(
  'PeriodPreset',
  PERIOD_PRESETS,
  'Counted back from the last complete day: the last day with facts, yesterday at the latest, in the time zone of the workspace. What is "to date", and ALL_TIME, ends on the last day with facts.',
);
const ComparisonPresetEnum = nameEnum('ComparisonPreset', COMPARISON_PRESETS);
export const GrainEnum = nameEnum('Grain', GRAINS);

@InputType({ description: 'Half-open: start is in, endExclusive is out.' })
export class DateRangeInput {
  @Field(() => DateScalar)
  start!: Day;
  @Field(() => DateScalar, { description: 'The first day that is out.' })
  endExclusive!: Day;
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

/** The days that an input means; refuses a range that ends before it starts. Before the first import a preset is an empty period. */
export function periodOf(input: PeriodInput, { state }: Snapshot, argument = 'period'): Period {
  if (input.preset)
    return state.range ? resolvePreset(input.preset, state.range, state.today) : { from: state.today, to: state.today };
  const { start, endExclusive } = input.range!;
  if (start >= endExclusive)
    throw badInput('A range must end after it starts; "endExclusive" is the first day that is out.', argument, 'range');
  return { from: start, to: endExclusive };
}

/** The period to compare with. */
export function comparisonOf(input: ComparisonInput, period: Period, snapshot: Snapshot): Period {
  return input.preset ? comparisonPeriod(input.preset, period) : periodOf(input.period!, snapshot, 'compareTo');
}
