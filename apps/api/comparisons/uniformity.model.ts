import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { LeftOut, UniformityAssessment, UniformityOutcome } from '@bough/domain';
import { namedEnum } from '../graphql/enums.js';

type Verdict = UniformityAssessment['verdict'] | 'not_judged';
type Scale = UniformityAssessment['scale'];

const VerdictEnum = namedEnum<Verdict>(
  'UniformityVerdict',
  { uniform: 'UNIFORM', differs: 'DIFFERS', cannot_tell: 'CANNOT_TELL', not_judged: 'NOT_JUDGED' },
  {
    UNIFORM: 'Shown: every segment is within the margin of the whole.',
    DIFFERS: 'Shown, and by more than the margin.',
    CANNOT_TELL: 'The data allows both; widestGap says how far apart they may be.',
    NOT_JUDGED: 'The metric has no value per customer, or there are too few segments; see words.',
  },
);
const GapScaleEnum = namedEnum<Scale>(
  'GapScale',
  { ratio: 'RATIO', relative: 'RELATIVE', points: 'POINTS' },
  {
    RATIO: 'Gaps of times are parts of the whole, judged in logarithms.',
    RELATIVE: 'Parts of the whole.',
    POINTS: 'In the unit of the metric.',
  },
);

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
  @Field(() => VerdictEnum)
  verdict!: Verdict;
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
  @Field(() => GapScaleEnum, { nullable: true })
  scale!: Scale | null;
  @Field(() => Float, { nullable: true, description: 'How far apart still counts as the same.' })
  margin!: number | null;
  @Field(() => Float, { nullable: true, description: 'How far a segment may still be from the whole.' })
  widestGap!: number | null;
  @Field(() => [UniformitySegmentModel])
  segments!: UniformitySegmentModel[];
}

const METHOD = 'Welch on customers, equivalence with the whole';
const NOTHING = { pValue: null, effectSize: null, effect: null, scale: null, margin: null, widestGap: null };

/** The outcome of a test of uniformity as a model. */
export function uniformityModel(outcome: UniformityOutcome): UniformityModel {
  const left = outcome.leftOut.map(leftOutModel);
  if (outcome.kind === 'none')
    return {
      verdict: 'not_judged',
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
    verdict: outcome.verdict,
    words: outcome.words,
    method: METHOD,
    pValue: outcome.p,
    effectSize: outcome.explained,
    effect: outcome.effect,
    scale: outcome.scale,
    margin: outcome.margin,
    widestGap: outcome.widestGap,
    segments: [...segments, ...left],
  };
}

function leftOutModel({ segment, name, customers, reason }: LeftOut): UniformitySegmentModel {
  return { segment, name, customers, typical: null, gap: null, low: null, high: null, leftOut: reason };
}
