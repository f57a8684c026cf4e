/** A tree side by side, with the standards of its cells. */
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { matrixStandards, rowInfluence, type CellStandards, type MatrixQuery, type Snapshot } from '@bough/application';
import { UNKNOWN } from '@bough/domain';
import { snapshotOf, type RequestContext } from '../graphql/context.js';
import { unknownName } from '../graphql/errors.js';
import { KeyScalar } from '../graphql/scalars.js';
import { ComparisonInput, comparisonOf, PeriodInput, periodOf } from '../rollups/period.inputs.js';
import { TreeModel } from '../trees/tree.model.js';
import { matrixModel } from './matrix-models.js';
import { MatrixCellsModel, MatrixRowModel, TreeMatrixModel } from './matrix.model.js';
import { StandardStatusEnum } from './standard.model.js';

@Resolver(() => TreeModel)
export class MatrixResolver {
  @ResolveField(() => TreeMatrixModel, {
    description: 'The tree side by side: as fast for 512 segments as a slice is for a few.',
  })
  async matrix(
    @Parent() tree: TreeModel,
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @Args('compareTo', { type: () => ComparisonInput, nullable: true }) compareTo?: ComparisonInput | null,
    @Args('segments', { type: () => [KeyScalar], nullable: true, description: 'The columns; left out: all.' })
    segments?: string[] | null,
    @Args('rows', {
      type: () => [KeyScalar],
      nullable: true,
      description: 'Keys of template nodes; those above them come along. Left out: all.',
    })
    rows?: string[] | null,
  ): Promise<TreeMatrixModel> {
    const snapshot = snapshotOf(context, tree);
    const period = periodOf(input, snapshot);
    const query: MatrixQuery = {
      period,
      basis: compareTo ? comparisonOf(compareTo, period, snapshot) : null,
      segments: segments ?? undefined,
      rows: rows ?? undefined,
    };
    checkKeys(snapshot, query);
    return matrixModel(await context.useCases.comparisons.matrix(snapshot, query));
  }
}

function checkKeys({ model }: Snapshot, { segments = [], rows = [] }: MatrixQuery): void {
  const known = [...model.branches.segments.map(({ key }) => key), UNKNOWN];
  checkKnown('segment', segments, known);
  const template = model.workspace.tree.nodes.map(({ key }) => key);
  checkKnown('row', rows, template);
}

function checkKnown(noun: string, keys: readonly string[], known: readonly string[]): void {
  const names = new Set(known);
  const missing = keys.find((key) => !names.has(key));
  if (missing !== undefined) throw unknownName(noun, missing, known, [`${noun}s`]);
}

@Resolver(() => MatrixRowModel)
export class MatrixRowResolver {
  @ResolveField(() => String, {
    nullable: true,
    description:
      'How strongly an influence shows in the segment with the most conversations among the columns, in words. Null where it was not tested.',
  })
  influenceNote(@Parent() { matrix, row }: MatrixRowModel): Promise<string | null> {
    return rowInfluence(matrix, row);
  }
}

const standardsOf = (context: RequestContext, { matrix }: MatrixCellsModel): Promise<(CellStandards | null)[]> =>
  context.once(matrix, () => matrixStandards(matrix));

@Resolver(() => MatrixCellsModel)
export class MatrixStandardResolver {
  @ResolveField(() => [StandardStatusEnum], {
    nullable: 'items',
    description: 'The worst of the standards that hold; UNSET without one, null where there is nothing to hold to one.',
  })
  async standard(@Parent() cells: MatrixCellsModel, @Context() context: RequestContext) {
    return (await standardsOf(context, cells)).map((each) => each && each.status);
  }

  @ResolveField(() => [String], {
    nullable: 'items',
    description: 'What is asked for, and what is: at most 1h: 1h 12m.',
  })
  async standardText(@Parent() cells: MatrixCellsModel, @Context() context: RequestContext) {
    return (await standardsOf(context, cells)).map((each) => each && each.text);
  }
}
