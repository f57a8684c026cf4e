import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import { paginate } from '../graphql/connection.js';
import { RequestContext } from '../graphql/context.js';
import { ImportConnection, importModel, ImportModel } from './import.model.js';

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
}
