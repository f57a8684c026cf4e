import { Field, Float, ObjectType } from '@nestjs/graphql';
import { formatDifference, formatRelative, formatValue, type Scale, type ValueUnit } from '@bough/domain';
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

/** What a number is measured in; a score may say its scale. */
type FigureUnit = ValueUnit & { readonly scale?: Scale };

/** A number in its canonical unit, as people read it. */
export function figure(value: number, unit: FigureUnit): FigureModel {
  return { value, unit: unitModel(unit, unit.scale), formatted: formatValue(value, unit) };
}

/** The same of a number that may be missing. */
export function figureOrNull(value: number | null, unit: FigureUnit): FigureModel | null {
  return value === null ? null : figure(value, unit);
}

/** A difference, with its sign. */
export function difference(value: number, unit: FigureUnit): FigureModel {
  return { value, unit: unitModel(unit, unit.scale), formatted: formatDifference(value, unit) };
}

/** The same of a difference that may be missing. */
export function differenceOrNull(value: number | null, unit: FigureUnit): FigureModel | null {
  return value === null ? null : difference(value, unit);
}

/** A change as a part of what it is a change of: −0.13 is −13.0%. */
export function relativeFigure(value: number): FigureModel {
  return { value, unit: unitModel({ unit: 'ratio' }), formatted: formatRelative(value) };
}

/** Seconds as a time: 4h 12m. */
export const SECONDS: ValueUnit = { unit: 'duration' };
