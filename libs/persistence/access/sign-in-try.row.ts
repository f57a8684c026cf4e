import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The number of attempts at a password since an instant, by account and by address. */
@Entity({ schema: 'bough', name: 'sign_in_try' })
export class SignInTryRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'sign_in_try_pkey' })
  key: string;

  @Column({ type: 'integer' })
  tries: number;

  @Column({ type: 'timestamptz' })
  since: Date;
}
