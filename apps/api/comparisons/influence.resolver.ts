import { Context, Field, Float, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { influenceWords, readInfluence, type Influence } from '@bough/application';
import { snapshotOf, RequestContext } from '../graphql/context.js';
import { namedEnum } from '../graphql/enums.js';
import { grownTree } from '../trees/grown-tree.js';
import { TreeNodeModel } from '../trees/tree.model.js';

type State = Influence['strength']['state'];
type Relation = Extract<Influence['strength'], { state: 'tested' }>['relation'];

const InfluenceStateEnum = namedEnum<State>('InfluenceState', {
  tested: 'TESTED',
  not_enough_weeks: 'NOT_ENOUGH_WEEKS',
  untested: 'UNTESTED',
});
const InfluenceRelationEnum = namedEnum<Relation>('InfluenceRelation', {
  moves_with: 'MOVES_WITH',
  may_lead: 'MAY_LEAD',
  no_sign: 'NO_SIGN',
});

@ObjectType('Influence', {
  description: 'How strongly a believed driver moves with what it is believed to drive: association, not proof.',
})
export class InfluenceModel {
  @Field(() => InfluenceStateEnum)
  state!: State;
  @Field({ description: 'For people.' })
  words!: string;
  @Field(() => TreeNodeModel, { description: 'What it is believed to drive: the nearest node above with a metric.' })
  outcome!: TreeNodeModel;
  @Field(() => [TreeNodeModel], { description: 'Other believed drivers whose part was taken out.' })
  besides!: TreeNodeModel[];
  @Field(() => Int, { description: 'Whole weeks in which everything has a value.' })
  weeks!: number;
  @Field(() => Int, { nullable: true, description: 'As many are needed; null when there are enough.' })
  weeksNeeded!: number | null;
  @Field(() => InfluenceRelationEnum, { nullable: true })
  relation!: Relation | null;
  @Field(() => Int, { nullable: true, description: 'Weeks by which the driver leads, as measured.' })
  lagWeeks!: number | null;
  @Field(() => Int, { nullable: true, description: 'Weeks by which the tree says that it leads.' })
  declaredLagWeeks!: number | null;
  @Field(() => Float, { nullable: true, description: 'Prewhitened and partial: from -1 to 1.' })
  correlation!: number | null;
  @Field(() => Float, { nullable: true, description: 'Low end of its 95 % interval.' })
  low!: number | null;
  @Field(() => Float, { nullable: true })
  high!: number | null;
  @Field(() => Float, { nullable: true, description: 'Corrected for having looked at all lags (Holm).' })
  pValue!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Per cent that the outcome moves with one per cent of the driver.',
  })
  elasticity!: number | null;
}

const UNKNOWN = {
  weeksNeeded: null,
  relation: null,
  lagWeeks: null,
  correlation: null,
  low: null,
  high: null,
  pValue: null,
  elasticity: null,
};

@Resolver(() => TreeNodeModel)
export class InfluenceResolver {
  @ResolveField(() => InfluenceModel, {
    nullable: true,
    description: 'Null for a node that is no believed driver with a metric.',
  })
  influence(@Parent() parent: TreeNodeModel, @Context() context: RequestContext): InfluenceModel | null {
    const snapshot = snapshotOf(context, parent);
    const found = readInfluence(snapshot, parent.node);
    if (!found) return null;
    const { strength } = found;
    const { byPath } = grownTree(snapshot);
    const common = {
      ...UNKNOWN,
      state: strength.state,
      words: influenceWords(found),
      outcome: byPath.get(found.outcome.path)!,
      besides: found.besides.map((path) => byPath.get(path)!),
      weeks: strength.weeks,
      declaredLagWeeks: parent.node.lag,
    };
    if (strength.state === 'not_enough_weeks') return { ...common, weeksNeeded: strength.needed };
    if (strength.state === 'untested') return common;
    const { best, low, high, relation, elasticity } = strength;
    return {
      ...common,
      relation,
      lagWeeks: best.lag,
      correlation: best.r,
      low,
      high,
      pValue: best.holm,
      elasticity,
    };
  }
}
