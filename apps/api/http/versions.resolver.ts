import { Context, Query, Resolver } from '@nestjs/graphql';
import { RequestContext } from '../graphql/context.js';
import { VersionWatch } from './version-watch.js';
import { VersionsModel } from './versions.model.js';

@Resolver()
export class VersionsResolver {
  constructor(private readonly watch: VersionWatch) {}

  @Query(() => VersionsModel, { description: 'What answers depend on, to ask whether anything has changed.' })
  versions(@Context() { useCases }: RequestContext): Promise<VersionsModel> {
    return this.watch.read(useCases);
  }
}
