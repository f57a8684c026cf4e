import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A combination of segments, one per dimension. */
@Entity({ schema: 'bough', name: 'cell' })
@Unique('cell_segments_key', ['segments'])
export class CellRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'cell_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'text', array: true })
  segments: string[];
}
