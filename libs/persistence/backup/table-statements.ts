/** Statements about one table or trigger, whose name comes from the database itself. */

export interface Trigger {
  readonly table: string;
  readonly name: string;
  /** `O`rigin, `R`eplica or `A`lways. */
  readonly fires: 'O' | 'R' | 'A';
}

const ENABLE = { O: 'ENABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' };

export function disabled({ table, name }: Trigger): string {
  return `ALTER TABLE bough.${quoted(table)} DISABLE TRIGGER ${quoted(name)}`;
}

export function enabled({ table, name, fires }: Trigger): string {
  return `ALTER TABLE bough.${quoted(table)} ${ENABLE[fires]} TRIGGER ${quoted(name)}`;
}

interface TableName {
  readonly name: string;
  readonly columns: readonly string[];
}

/** As text, which every version of PostgreSQL reads. */
export function copyOut({ name, columns }: TableName): string {
  return `COPY bough.${quoted(name)} (${columns.map(quoted).join(', ')}) TO STDOUT`;
}

export function copyIn({ name, columns }: TableName): string {
  return `COPY bough.${quoted(name)} (${columns.map(quoted).join(', ')}) FROM STDIN`;
}

/** Empties the tables, in which migrations may have put rows. */
export function emptied(names: readonly string[]): string {
  return `TRUNCATE ${names.map((name) => `bough.${quoted(name)}`).join(', ')}`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
