import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { paginate } from '../graphql/connection.js';
import { RequestContext } from '../graphql/context.js';
import { importNumber } from '../graphql/ids.js';
import { ImportConnection, importModel, ImportModel, RowProblemCountModel } from './import.model.js';

@Resolver(() => ImportModel)
export class ImportResolver {
  @Query(() => ImportConnection, { description: 'Files brought in, newest first; the last 1,000.' })
  async imports(
    @Context() { useCases }: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<ImportConnection> {
    const runs = (await useCases.facts.listImports()).map(importModel);
    return paginate(runs, ({ id }) => id, { first, after }, 'imports');
  }

  @ResolveField(() => [RowProblemCountModel], {
    description: 'What was wrong or odd with its rows, summed up by code and field; the most frequent first.',
  })
  async problems(
    @Parent() { id, rejected, warnings }: ImportModel,
    @Context() { useCases }: RequestContext,
  ): Promise<RowProblemCountModel[]> {
    return rejected + warnings === 0 ? [] : useCases.facts.countProblems(importNumber(id)!);
  }
}
