import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ImportRecord, ProblemCount } from '@bough/application';
import type { FactKind } from '@bough/domain';
import { connectionOf } from '../graphql/connection.js';
import { namedEnum } from '../graphql/enums.js';
import { importId } from '../graphql/ids.js';
import { NodeModel } from '../graphql/node.model.js';
import { DateTimeScalar } from '../graphql/scalars.js';

const ImportStateEnum = namedEnum<ImportRecord['state']>(
  'ImportState',
  { running: 'RUNNING', interrupted: 'INTERRUPTED', finished: 'FINISHED', failed: 'FAILED' },
  'INTERRUPTED: its process is gone; the same file goes on where it stopped, unless another of its kind came since.',
);
const FactKindEnum = namedEnum<FactKind>('FactKind', {
  customers: 'CUSTOMERS',
  conversations: 'CONVERSATIONS',
  cost_pools: 'COST_POOLS',
  readings: 'READINGS',
});

const ProblemSeverityEnum = namedEnum<ProblemCount['severity']>(
  'RowProblemSeverity',
  { error: 'ERROR', warning: 'WARNING' },
  'ERROR: the row could not go in. WARNING: it went in although something is odd.',
);

@ObjectType('RowProblemCount', { description: 'What rows of an import have in common that is wrong or odd.' })
export class RowProblemCountModel implements Omit<ProblemCount, 'value'> {
  @Field(() => ProblemSeverityEnum)
  severity!: ProblemCount['severity'];
  @Field()
  code!: string;
  @Field(() => String, { nullable: true, description: 'As mappings call it; null for the row as a whole.' })
  field!: string | null;
  @Field(() => String, { nullable: true, description: 'The column of the file.' })
  column!: string | null;
  @Field(() => Int)
  rows!: number;
  @Field(() => Int, { description: 'The line of the first of them.' })
  firstLine!: number;
  @Field({ description: 'Of the first of them; reads on after the name of the field.' })
  message!: string;
}

@ObjectType('Import', { implements: () => NodeModel, description: 'One file that was brought in.' })
export class ImportModel implements NodeModel {
  @Field(() => ID)
  id!: string;
  @Field()
  source!: string;
  @Field(() => FactKindEnum)
  kind!: FactKind;
  @Field()
  file!: string;
  @Field(() => ImportStateEnum)
  state!: ImportRecord['state'];
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

/** A run of an import as a model. */
export function importModel(record: ImportRecord): ImportModel {
  return { ...record, id: importId(record.id) };
}
