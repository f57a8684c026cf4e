import { Field, Float, ObjectType } from '@nestjs/graphql';
import { formatDifference, formatValue, type ValueUnit } from '@bough/domain';
import { UnitModel, unitModel } from './metric.model.js';

@ObjectType('Figure', {
  description: 'A number with its unit that is part of an answer; its doubts are those of the answer.',
})
export class FigureModel {
  @Field(() => Float)
  value!: number;
  @Field(() => UnitModel)
  unit!: UnitModel;
  @Field()
  formatted!: string;
}

/** A number in its canonical unit, as people read it. */
export function figure(value: number, unit: ValueUnit): FigureModel {
  return { value, unit: unitModel(unit), formatted: formatValue(value, unit) };
}

/** The same of a number that may be missing. */
export function figureOrNull(value: number | null, unit: ValueUnit): FigureModel | null {
  return value === null ? null : figure(value, unit);
}

/** A difference, with its sign, that may be missing. */
export function differenceOrNull(value: number | null, unit: ValueUnit): FigureModel | null {
  return value === null ? null : { value, unit: unitModel(unit), formatted: formatDifference(value, unit) };
}

/** Seconds as a time: 4h 12m. */
export const SECONDS: ValueUnit = { unit: 'duration' };
