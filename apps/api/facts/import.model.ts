import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ImportRecord } from '@bough/application';
import { connectionOf } from '../graphql/connection.js';
import { importId } from '../graphql/ids.js';
import { NodeModel } from '../graphql/node.model.js';
import { DateTimeScalar } from '../graphql/scalars.js';

export enum ImportState {
  RUNNING = 'RUNNING',
  INTERRUPTED = 'INTERRUPTED',
  FINISHED = 'FINISHED',
  FAILED = 'FAILED',
}
registerEnumType(ImportState, {
  name: 'ImportState',
  description:
    'INTERRUPTED: its process is gone; the same file goes on where it stopped, unless another of its kind came since.',
});

export enum FactKindModel {
  CUSTOMERS = 'CUSTOMERS',
  CONVERSATIONS = 'CONVERSATIONS',
  COST_POOLS = 'COST_POOLS',
  READINGS = 'READINGS',
}
registerEnumType(FactKindModel, { name: 'FactKind' });

@ObjectType('Import', { implements: () => NodeModel, description: 'One file that was brought in.' })
export class ImportModel implements NodeModel {
  @Field(() => ID)
  id!: string;
  @Field()
  source!: string;
  @Field(() => FactKindModel)
  kind!: FactKindModel;
  @Field()
  file!: string;
  @Field(() => ImportState)
  state!: ImportState;
  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  message!: string | null;
  @Field(() => DateTimeScalar)
  startedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true })
  finishedAt!: Date | null;
  @Field(() => Int, { description: 'Rows read.' })
  read!: number;
  @Field(() => Int)
  new!: number;
  @Field(() => Int)
  changed!: number;
  @Field(() => Int)
  unchanged!: number;
  @Field(() => Int, { description: 'Rows that could not go in; "bough import rejects" shows them.' })
  rejected!: number;
  @Field(() => Int, { description: 'Rows that the mapping leaves out.' })
  leftOut!: number;
  @Field(() => Int, { description: 'Rows that went in although something is odd.' })
  warnings!: number;
}

@ObjectType()
export class ImportConnection extends connectionOf(ImportModel, 'Import') {}

export function importModel(record: ImportRecord): ImportModel {
  const { id, kind, state, ...rest } = record;
  return {
    ...rest,
    id: importId(id),
    kind: kind.toUpperCase() as FactKindModel,
    state: state.toUpperCase() as ImportState,
  };
}
