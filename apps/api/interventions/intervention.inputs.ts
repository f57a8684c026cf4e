/** What clients ask for, read into the words of the domain. */
import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import type { InterventionRef } from '@bough/application';
import {
  PLAN_FIELDS,
  USUAL_FIELD_NAMES,
  type Day,
  type ImpactDesign,
  type InterventionPlan,
  type InterventionStatus,
  type Margin,
  type PlanWish,
  type Problem,
} from '@bough/domain';
import { uuidOf } from '../graphql/ids.js';
import { DateScalar } from '../graphql/scalars.js';
import { DateRangeInput } from '../rollups/period.inputs.js';
import { NODE_NAME } from '../trees/named-node.js';
import { DesignEnum, EffectDirectionEnum, LooksEnum, MarginKindEnum, StatusEnum } from './intervention-enums.js';

const optional = { nullable: true };

@InputType()
export class MarginInput {
  @Field(() => MarginKindEnum)
  kind!: Margin['kind'];
  @Field(() => Float)
  value!: number;
}

@InputType()
export class GuardrailInput {
  @Field(() => ID, { description: NODE_NAME })
  node!: string;
  @Field(() => MarginInput, { ...optional, description: 'Left out: what is usual for its metric.' })
  margin?: MarginInput | null;
}

@InputType()
export class WaveInput {
  @Field(() => [String], { description: 'plan/enterprise, or enterprise in the dimension of the tree.' })
  segments!: string[];
  @Field(() => DateScalar)
  launch!: Day;
}

@InputType({ description: 'Customers by the ids that their source calls them.' })
export class ArmsInput {
  @Field(() => [String], { description: 'They get the change.' })
  treated!: string[];
  @Field(() => [String], { description: 'They do not.' })
  control!: string[];
}

@InputType({ description: 'What is left out stays as it is; in a new plan it is what is usual.' })
export class InterventionInput {
  @Field(() => String, optional)
  title?: string | null;
  @Field(() => String, { ...optional, description: 'What is changed, and why it should help.' })
  hypothesis?: string | null;
  @Field(() => ID, { ...optional, description: `The node whose number should move. ${NODE_NAME}` })
  node?: string | null;
  @Field(() => DesignEnum, optional)
  design?: ImpactDesign | null;
  @Field(() => [String], { ...optional, description: 'Treated segments; left out: those of the branch of the node.' })
  treated?: string[] | null;
  @Field(() => DateScalar, optional)
  launch?: Day | null;
  @Field(() => [WaveInput], { ...optional, description: 'In the place of treated and launch, for a staged rollout.' })
  waves?: WaveInput[] | null;
  @Field(() => [String], { ...optional, description: 'Left out of a new plan: those that are suggested.' })
  controls?: string[] | null;
  @Field(() => EffectDirectionEnum, { ...optional, description: 'Left out: the better one; down where neither is.' })
  direction?: InterventionPlan['direction'] | null;
  @Field(() => Float, {
    ...optional,
    description: 'The size that is bet on, as the margin: 0.15 is 15 %, or 15 points.',
  })
  predicted?: number | null;
  @Field(() => MarginInput, { ...optional, description: 'Left out: 10 %, or 3 points of a share.' })
  margin?: MarginInput | null;
  @Field(() => Int, optional)
  rolloutDays?: number | null;
  @Field(() => Int, optional)
  washoutDays?: number | null;
  @Field(() => Int, { ...optional, description: 'Left out: 4.' })
  weeks?: number | null;
  @Field(() => Int, {
    ...optional,
    description:
      'Where a metric lags (resolution time, reopens, CSAT): days for which each conversation is followed; left out: until nine of ten were resolved, 7 to 28.',
  })
  followUpDays?: number | null;
  @Field(() => LooksEnum, optional)
  looks?: InterventionPlan['looks'] | null;
  @Field(() => [GuardrailInput], optional)
  guardrails?: GuardrailInput[] | null;
  @Field(() => String, { ...optional, description: 'Key of the person who does it.' })
  owner?: string | null;
  @Field(() => ID, { ...optional, description: 'The finding that it answers; null takes it away.' })
  findingId?: string | null;
  @Field(() => [DateRangeInput], { ...optional, description: 'Days that say nothing.' })
  excluded?: DateRangeInput[] | null;
  @Field(() => String, { ...optional, description: 'What else changes meanwhile?' })
  otherChanges?: string | null;
  @Field(() => ArmsInput, {
    ...optional,
    description: 'Of an experiment: who was drawn into which arm; null takes it away.',
  })
  arms?: ArmsInput | null;
}

@InputType()
export class InterventionFilterInput {
  @Field(() => Int, { ...optional, description: 'Its number: 3 finds at most one.' })
  number?: number | null;
  @Field(() => [StatusEnum], optional)
  statuses?: InterventionStatus[] | null;
  @Field(() => ID, { ...optional, description: `Bets on it or below it. ${NODE_NAME}` })
  node?: string | null;
  @Field(() => ID, { ...optional, description: 'Id or key of the person who does it.' })
  owner?: string | null;
  @Field(() => ID, { ...optional, description: 'Id of the finding that it answers.' })
  finding?: string | null;
}

@ArgsType()
export class InterventionArgs {
  @Field(() => ID)
  id!: string;
  @Field(() => Int, { nullable: true, description: 'The version that was looked at; left out: the newest.' })
  expectedVersion?: number | null;
}

/** No intervention has this id: a wrong one is looked up all the same, so that it looks like a missing one. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export function refOf({ id }: Pick<InterventionArgs, 'id'>): InterventionRef {
  return { id: uuidOf('int', id) ?? NOBODY };
}

/** What a plan can be without: where nothing is usual. Null takes it away. */
const REMOVABLE = new Set<string>(USUAL_FIELD_NAMES.filter((field) => PLAN_FIELDS[field].usual === null));

/** The fields of a wish as the input names them. Does not compile while the input lacks one. */
type InputField = Exclude<keyof PlanWish, 'predictedIn' | 'finding' | 'primary'> | 'findingId' | 'node';

/** The plan's own names of fields, and their names in the input. */
const INPUT_NAMES: Readonly<Record<string, string>> = {
  primary: 'node',
  path: 'node',
  finding: 'findingId',
  from: 'start',
  to: 'endExclusive',
};

/** Where a problem of a plan is, in the names of the input. */
export function inputPath({ path }: Problem): string[] {
  return path.map((step) => INPUT_NAMES[step] ?? String(step));
}

/** `keyOf` gives the key of a node. Null takes away what a plan can be without; elsewhere it is as if it were left out. */
export function wishOf(
  { node, guardrails, findingId, excluded, arms, ...given }: Pick<InterventionInput, InputField>,
  keyOf: (node: string) => string,
): PlanWish {
  const said = Object.entries(given).filter(
    ([field, value]) => value !== undefined && (value !== null || REMOVABLE.has(field)),
  );
  return {
    ...Object.fromEntries(said),
    ...(node != null && { primary: keyOf(node) }),
    ...(guardrails != null && {
      guardrails: guardrails.map((each) => ({
        path: keyOf(each.node),
        ...(each.margin && { margin: { kind: each.margin.kind, value: each.margin.value } }),
      })),
    }),
    ...(arms !== undefined && { arms: arms && { treated: arms.treated, control: arms.control } }),
    ...(findingId !== undefined && { finding: findingId === null ? null : (uuidOf('fin', findingId) ?? NOBODY) }),
    ...(excluded != null && {
      excluded: excluded.map(({ start, endExclusive }) => ({ from: start, to: endExclusive })),
    }),
  };
}
