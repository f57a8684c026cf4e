/** Every SQL text of the source: the constants of libs/persistence and the statements of the migrations. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { QueryRunner } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';

export interface SqlText {
  /** Example: facts/customer.sql.ts UPSERT_CUSTOMERS */
  readonly name: string;
  readonly text: string;
}

const ROOT = resolve('libs/persistence');

/** Lists of column names may be exported beside the texts, but no functions: what they would give is not seen here. */
export async function sqlConstants(): Promise<SqlText[]> {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.sql.ts'));
  const texts: SqlText[] = [];
  for (const file of files.sort())
    for (const [name, value] of Object.entries((await import(join(ROOT, file))) as Record<string, unknown>)) {
      if (typeof value === 'function')
        throw new Error(`${file} exports a function, ${name}: its SQL cannot be checked.`);
      if (typeof value === 'string') texts.push({ name: `${file} ${name}`, text: value });
    }
  return texts;
}

/** What each migration sends, up and then down. */
export async function migrationStatements(): Promise<SqlText[]> {
  const texts: SqlText[] = [];
  for (const Migration of MIGRATIONS)
    for (const direction of ['up', 'down'] as const) {
      const query = async (text: string) => void texts.push({ name: `${Migration.name} ${direction}`, text });
      await new Migration()[direction]({ query } as unknown as QueryRunner);
    }
  return texts;
}
