import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { FactStore } from '@bough/application';
import { page } from '../graphql/connection.js';
import { ImportConnection, importModel, ImportModel } from './import.model.js';

/** More runs than anybody looks back at. */
const MOST_RUNS = 1000;

@Resolver(() => ImportModel)
export class ImportResolver {
  constructor(private readonly facts: FactStore) {}

  @Query(() => ImportConnection, { description: 'Files brought in, newest first; the last 1,000.' })
  async imports(
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<ImportConnection> {
    const runs = (await this.facts.listRuns(MOST_RUNS)).map(importModel);
    return page(runs, ({ id }) => id, { first, after }, 'imports');
  }
}
