/** Who answers for the cells, rows and columns of a tree side by side. */
import { Context, Field, ID, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { matrixOwners, type TreeMatrix, type MatrixOwners, type OwnerKind } from '@bough/application';
import { MatrixCellsModel, MatrixColumnModel, MatrixRowModel, TreeMatrixModel } from '../comparisons/matrix.model.js';
import { namedEnum } from '../graphql/enums.js';
import type { RequestContext } from '../graphql/context.js';
import { personId } from './owner-models.js';

const OwnerKindEnum = namedEnum<OwnerKind>(
  'OwnerKind',
  { direct: 'DIRECT', inherited: 'INHERITED', acting: 'ACTING', gap: 'GAP' },
  {
    DIRECT: 'Assigned to the node or its slot.',
    INHERITED: 'Assigned further up.',
    ACTING: 'Acts for somebody who is away.',
    GAP: 'Nobody answers for it.',
  },
);

@ObjectType('MatrixOwner', { description: 'Somebody who answers for something in the matrix.' })
export class MatrixOwnerModel {
  @Field(() => ID, { description: 'Of the person.' })
  id!: string;
  @Field()
  key!: string;
  @Field()
  name!: string;
}

/** The owners of matrices that a request asked for. */
const OWNERS = Symbol('owners of matrices');

/** The owners of a matrix, found once for the request, as of now or of the instant from which the tree is seen. */
function ownersOf(context: RequestContext, matrix: TreeMatrix): Promise<MatrixOwners> {
  const known = context.once(OWNERS, () => new Map<TreeMatrix, Promise<MatrixOwners>>());
  let found = known.get(matrix);
  if (!found) {
    found = context.useCases.ownership.view(matrix.snapshot).then((view) => matrixOwners(matrix, view));
    known.set(matrix, found);
  }
  return found;
}

const OF_INDEX = { nullable: true, description: 'Index among the people.' } as const;

@Resolver(() => TreeMatrixModel)
export class MatrixPeopleResolver {
  @ResolveField(() => [MatrixOwnerModel], { description: 'Everybody who answers for something in the matrix, once.' })
  async people(@Parent() { matrix }: TreeMatrixModel, @Context() context: RequestContext): Promise<MatrixOwnerModel[]> {
    const { people } = await ownersOf(context, matrix);
    return people.map(({ id, key, name }) => ({ id: personId(id), key, name }));
  }
}

@Resolver(() => MatrixRowModel)
export class MatrixRowOwnerResolver {
  @ResolveField(() => Int, {
    nullable: true,
    description: 'Who is assigned to this node of every branch at once: index among the people.',
  })
  async owner(@Parent() { matrix, row }: MatrixRowModel, @Context() context: RequestContext): Promise<number | null> {
    return (await ownersOf(context, matrix)).rows[matrix.rows.indexOf(row)]!;
  }
}

@Resolver(() => MatrixColumnModel)
export class MatrixColumnOwnerResolver {
  @ResolveField(() => Int, OF_INDEX)
  async owner(@Parent() { matrix, index }: MatrixColumnModel, @Context() context: RequestContext) {
    return (await ownersOf(context, matrix)).cells[index]!;
  }

  @ResolveField(() => OwnerKindEnum, { nullable: true })
  async ownerKind(@Parent() { matrix, index }: MatrixColumnModel, @Context() context: RequestContext) {
    return (await ownersOf(context, matrix)).kinds[index]!;
  }
}

@Resolver(() => MatrixCellsModel)
export class MatrixCellOwnerResolver {
  @ResolveField(() => [Int], { nullable: 'items', description: 'Who answers for each node: index among the people.' })
  async owner(@Parent() { matrix }: MatrixCellsModel, @Context() context: RequestContext) {
    return (await ownersOf(context, matrix)).cells;
  }

  @ResolveField(() => [OwnerKindEnum], { nullable: 'items', description: 'Null where there is no node.' })
  async ownerKind(@Parent() { matrix }: MatrixCellsModel, @Context() context: RequestContext) {
    return (await ownersOf(context, matrix)).kinds;
  }
}

export const MATRIX_OWNER_RESOLVERS = [
  MatrixPeopleResolver,
  MatrixRowOwnerResolver,
  MatrixColumnOwnerResolver,
  MatrixCellOwnerResolver,
];
