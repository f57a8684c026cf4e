/** What needs attention in a tree side by side. */
import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MatrixCellsModel } from '../comparisons/matrix.model.js';
import type { RequestContext } from '../graphql/context.js';
import { findingsByPath } from './findings-by-path.js';

@Resolver(() => MatrixCellsModel)
export class MatrixFindingsResolver {
  @ResolveField(() => [Int], { description: 'Findings at this very node that are not over; 0 where there is no node.' })
  async findings(@Parent() { matrix }: MatrixCellsModel, @Context() context: RequestContext): Promise<number[]> {
    const { here } = await findingsByPath(context, matrix.snapshot);
    return matrix.cells.map(({ node }) => (node ? (here.get(node.path)?.length ?? 0) : 0));
  }

  @ResolveField(() => [Int], { description: 'The same with those at all nodes below it.' })
  async findingsBelow(@Parent() { matrix }: MatrixCellsModel, @Context() context: RequestContext): Promise<number[]> {
    const { below } = await findingsByPath(context, matrix.snapshot);
    return matrix.cells.map(({ node }) => (node ? (below.get(node.path) ?? 0) : 0));
  }
}
