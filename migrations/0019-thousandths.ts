import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Money was stored in hundredths of the currency, and is stored in thousandths, so that currencies with three decimals are exact. */
const MONEY = [
  ['cost_pool', 'amount'],
  ['customer_cell', 'revenue'],
  ['rollup_cell', 'revenue_change'],
] as const;

export class Thousandths1764000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL citus.multi_shard_modify_mode = 'sequential'`);
    for (const [table, column] of MONEY) await runner.query(`UPDATE bough.${table} SET ${column} = ${column} * 10`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of MONEY)
      await runner.query(`UPDATE bough.${table} SET ${column} = round(${column}::numeric / 10)::bigint`);
  }
}
