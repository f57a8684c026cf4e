/** How a node stands: against its standards, and against another node of the same metric. */
import { Args, Context, ID, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { readDifference } from '@bough/application';
import { positionOf, worstStatus, type StandardStatus } from '@bough/domain';
import { snapshotOf, type RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { differenceModel } from '../metrics/difference.model.js';
import { PeriodInput, periodOf } from '../rollups/period.inputs.js';
import { namedNode } from '../trees/named-node.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { NodeDifferenceModel } from './node-difference.model.js';
import { StandardStatusEnum, StandardVerdictModel, verdictModel } from './standard.model.js';

const periodArgument = () => Args('period', { type: () => PeriodInput });

@Resolver(() => TreeNodeModel)
export class NodeComparisonResolver {
  @ResolveField(() => [StandardVerdictModel], {
    description:
      'The verdicts on the standards of its segment for its metric that hold on the last day of the period, or on the day as of which the tree is asked for.',
  })
  async standards(
    @Parent() parent: TreeNodeModel,
    @Context() context: RequestContext,
    @periodArgument() input: PeriodInput,
  ): Promise<StandardVerdictModel[]> {
    const snapshot = snapshotOf(context, parent);
    const { node } = parent;
    const verdicts = await context.useCases.comparisons.nodeStandards(snapshot, node, periodOf(input, snapshot));
    return verdicts.map((verdict) => verdictModel(verdict, snapshot.model.metrics.get(node.metric!)!, snapshot));
  }

  @ResolveField(() => StandardStatusEnum, {
    nullable: true,
    description: 'The worst of them; UNSET without one, null for a node without a metric.',
  })
  async standardStatus(
    @Parent() parent: TreeNodeModel,
    @Context() context: RequestContext,
    @periodArgument() input: PeriodInput,
  ): Promise<StandardStatus | 'unset' | null> {
    if (parent.node.metric === null) return null;
    const snapshot = snapshotOf(context, parent);
    const period = periodOf(input, snapshot);
    return worstStatus(await context.useCases.comparisons.nodeStandards(snapshot, parent.node, period)) ?? 'unset';
  }

  @ResolveField(() => NodeDifferenceModel, {
    nullable: true,
    description: 'From the same metric in another segment. Null for a node without a metric, and without both values.',
  })
  async difference(
    @Parent() parent: TreeNodeModel,
    @Context() context: RequestContext,
    @periodArgument() input: PeriodInput,
    @Args('to', {
      type: () => ID,
      nullable: true,
      description: 'Id or key of a node of the segment to compare with; left out: all segments together.',
    })
    to?: string | null,
  ): Promise<NodeDifferenceModel | null> {
    const snapshot = snapshotOf(context, parent);
    const other = to == null ? 0 : positionOfNode(to);
    const found = await readDifference(snapshot, parent.node, other, periodOf(input, snapshot));
    if (!found) return null;
    const { difference, noise, intent } = found;
    const standards = intent && { reading: intent.reading, text: intent.words };
    return Object.assign(differenceModel(difference, noise), { standards });

    function positionOfNode(name: string): number {
      const { node } = namedNode(snapshot, name, 'to');
      const position = positionOf(snapshot.model, node);
      if (position !== null) return position;
      throw badInput(`The segment "${node.segment}" is no longer there to be compared with.`, 'to');
    }
  }
}
