import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { LeftOut, UniformityOutcome } from '@bough/domain';

export enum UniformityVerdict {
  UNIFORM = 'UNIFORM',
  DIFFERS = 'DIFFERS',
  CANNOT_TELL = 'CANNOT_TELL',
  NOT_JUDGED = 'NOT_JUDGED',
}
export enum GapScale {
  RATIO = 'RATIO',
  RELATIVE = 'RELATIVE',
  POINTS = 'POINTS',
}
registerEnumType(UniformityVerdict, {
  name: 'UniformityVerdict',
  valuesMap: {
    UNIFORM: { description: 'Shown: every segment is within the margin of the whole.' },
    DIFFERS: { description: 'Shown, and by more than the margin.' },
    CANNOT_TELL: { description: 'The data allows both; widestGap says how far apart they may be.' },
    NOT_JUDGED: { description: 'The metric has no value per customer, or there are too few segments; see words.' },
  },
});
registerEnumType(GapScale, {
  name: 'GapScale',
  valuesMap: {
    RATIO: { description: 'Gaps of times are parts of the whole, judged in logarithms.' },
    RELATIVE: { description: 'Parts of the whole.' },
    POINTS: { description: 'In the unit of the metric.' },
  },
});

@ObjectType('UniformitySegment')
export class UniformitySegmentModel {
  @Field({ description: 'plan/pro' })
  segment!: string;
  @Field()
  name!: string;
  @Field(() => Int)
  customers!: number;
  @Field(() => Float, { nullable: true, description: 'What its typical customer has, in the unit of the metric.' })
  typical!: number | null;
  @Field(() => Float, { nullable: true, description: 'From the whole.' })
  gap!: number | null;
  @Field(() => Float, { nullable: true, description: 'Low end of the 90 % interval of the gap.' })
  low!: number | null;
  @Field(() => Float, { nullable: true })
  high!: number | null;
  @Field(() => String, { nullable: true, description: 'Why it was left out; null for a segment that was judged.' })
  leftOut!: string | null;
}

@ObjectType('Uniformity', { description: 'Do segments get the same service? Judged on customers, never on tickets.' })
export class UniformityModel {
  @Field(() => UniformityVerdict)
  verdict!: UniformityVerdict;
  @Field({ description: 'For people: the verdict with its evidence, or why there is none.' })
  words!: string;
  @Field({ description: "Welch's test on one value per customer, and equivalence of each segment with the whole." })
  method!: string;
  @Field(() => Float, { nullable: true })
  pValue!: number | null;
  @Field(() => Float, { nullable: true, description: 'Share of the variation between customers, 0 to 1.' })
  effectSize!: number | null;
  @Field(() => String, { nullable: true, description: 'The same in words.' })
  effect!: string | null;
  @Field(() => GapScale, { nullable: true })
  scale!: GapScale | null;
  @Field(() => Float, { nullable: true, description: 'How far apart still counts as the same.' })
  margin!: number | null;
  @Field(() => Float, { nullable: true, description: 'How far a segment may still be from the whole.' })
  widestGap!: number | null;
  @Field(() => [UniformitySegmentModel])
  segments!: UniformitySegmentModel[];
}

const METHOD = 'Welch on customers, equivalence with the whole';
const NOTHING = { pValue: null, effectSize: null, effect: null, scale: null, margin: null, widestGap: null };

export function uniformityModel(outcome: UniformityOutcome): UniformityModel {
  const left = outcome.leftOut.map(leftOutModel);
  if (outcome.kind === 'none')
    return {
      verdict: UniformityVerdict.NOT_JUDGED,
      words: outcome.message,
      method: METHOD,
      ...NOTHING,
      segments: left,
    };
  const segments = outcome.segments.map(({ gap, ...segment }) => ({
    ...segment,
    gap: gap?.value ?? null,
    low: gap?.low ?? null,
    high: gap?.high ?? null,
    leftOut: null,
  }));
  return {
    verdict: outcome.verdict.toUpperCase() as UniformityVerdict,
    words: outcome.words,
    method: METHOD,
    pValue: outcome.p,
    effectSize: outcome.explained,
    effect: outcome.effect,
    scale: outcome.scale.toUpperCase() as GapScale,
    margin: outcome.margin,
    widestGap: outcome.widestGap,
    segments: [...segments, ...left],
  };
}

function leftOutModel({ segment, name, customers, reason }: LeftOut): UniformitySegmentModel {
  return { segment, name, customers, typical: null, gap: null, low: null, high: null, leftOut: reason };
}
