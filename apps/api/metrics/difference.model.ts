import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { ChangeView } from '@bough/application';
import { CHANGE_NOISES, type NeutralReason, type NoiseReading, type Tone } from '@bough/domain';
import { nameEnum } from '../graphql/enums.js';
import { changeMeasurement, MeasurementModel, NeutralReasonEnum, ToneEnum } from './measurement.model.js';

export const ChangeNoiseEnum = nameEnum('ChangeNoise', CHANGE_NOISES, {
  BEYOND: 'Days alone would give so large a difference in less than 5 % of cases.',
  WITHIN: 'Days alone may have given it.',
  UNKNOWN:
    'It cannot be told: the two are not comparable, there are under seven days, or how the metric varies from day to day is not known.',
});

@ObjectType('Difference', { description: 'From another value of the same metric in the same period.' })
export class DifferenceModel {
  @Field(() => MeasurementModel)
  absolute!: MeasurementModel;
  @Field(() => Float, { nullable: true })
  relative!: number | null;
  @Field(() => ToneEnum)
  tone!: Tone;
  @Field(() => NeutralReasonEnum, { nullable: true, description: 'Why the tone is NEUTRAL; null when it is not.' })
  neutralBecause!: NeutralReason | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether days alone may have given the difference: p of 5 % or more. Null where that is not known.',
  })
  withinNoise!: boolean | null;
  @Field(() => Float, { nullable: true, description: 'How often days alone would give so large a difference.' })
  p!: number | null;
}

/** A difference between segments as a model. What chance has to do with it is computed when it is asked for. */
export function differenceModel(difference: ChangeView, noise: () => NoiseReading | null): DifferenceModel {
  return {
    absolute: changeMeasurement(difference),
    relative: difference.relative,
    tone: difference.tone,
    neutralBecause: difference.neutralBecause,
    get withinNoise() {
      return withinNoiseOf(noise());
    },
    get p() {
      return noise()?.p ?? null;
    },
  };
}

/** `null` where that is not known. */
export function withinNoiseOf(reading: NoiseReading | null): boolean | null {
  return reading === null || reading.noise === 'UNKNOWN' ? null : reading.noise === 'WITHIN';
}
