import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import { ListImports } from '@bough/application';
import { paginate } from '../graphql/connection.js';
import { RequestContext } from '../graphql/context.js';
import { ImportConnection, importModel, ImportModel } from './import.model.js';

@Resolver(() => ImportModel)
export class ImportResolver {
  constructor(private readonly list: ListImports) {}

  @Query(() => ImportConnection, { description: 'Files brought in, newest first; the last 1,000.' })
  async imports(
    @Context() { caller }: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<ImportConnection> {
    const runs = (await this.list.run(caller.principal)).map(importModel);
    return paginate(runs, ({ id }) => id, { first, after }, 'imports');
  }
}
