import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'bough', name: 'topic_standard' })
export class TopicStandardRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'topic_standard_pkey' })
  topic: string;

  @Column({ type: 'double precision' })
  seconds: number;
}
