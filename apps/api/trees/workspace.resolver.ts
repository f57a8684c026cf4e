import { Context, Field, Int, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { unknownShare } from '@bough/application';
import { resolvePreset } from '@bough/domain';
import { RequestContext } from '../graphql/context.js';
import { requireSnapshot } from '../graphql/context.js';
import { CurrencyScalar, DateTimeScalar, TimeZoneScalar } from '../graphql/scalars.js';
import { dataThrough } from './grown-tree.js';
import { UnknownShareModel } from './unknown-share.model.js';

@ObjectType('Workspace')
export class WorkspaceModel {
  @Field()
  name!: string;
  @Field(() => TimeZoneScalar, { description: 'Decides on which day an instant falls.' })
  timeZone!: string;
  @Field(() => CurrencyScalar)
  currency!: string;
  @Field(() => Int, { description: 'Grows with every change of the workspace file that was applied.' })
  version!: number;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'End of the last day with facts; null before the first import.',
  })
  dataThrough!: Date | null;
}

@Resolver(() => WorkspaceModel)
export class WorkspaceResolver {
  @Query(() => WorkspaceModel, { nullable: true, description: 'Null before the first "bough apply".' })
  workspace(@Context() { snapshot }: RequestContext): WorkspaceModel | null {
    if (!snapshot) return null;
    const { name, timeZone, currency } = snapshot.model.workspace;
    return { name, timeZone, currency, version: snapshot.workspaceVersion, dataThrough: dataThrough(snapshot) };
  }

  @ResolveField(() => [UnknownShareModel], {
    description: 'How much of the last 90 days carries no label, per dimension.',
  })
  unknown(@Context() context: RequestContext): UnknownShareModel[] {
    const snapshot = requireSnapshot(context);
    const { range, today } = snapshot.state;
    if (!range) return [];
    const period = resolvePreset('LAST_90_DAYS', range, today);
    return snapshot.model.workspace.dimensions.map(({ key }) => unknownShare(snapshot, period, key));
  }
}
