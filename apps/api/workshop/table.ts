/** A table of an export, made in the thread that is asked. */
import type { System, TableFiles } from '@bough/application';
import type { Caller } from '@bough/domain';
import { ExportAddress } from '../export/export-address.js';
import { EXPORT_TABLES } from '../export/export-tables.js';

export interface AskedTable {
  /** One of `EXPORT_TABLES`. */
  readonly name: string;
  /** What stands behind the `?` of the address. */
  readonly query: Record<string, unknown>;
}

export function tablesOn(system: System, files: TableFiles) {
  return async ({ name, query }: AskedTable, caller: Caller): Promise<string> => {
    const useCases = system.as(caller);
    const snapshot = useCases.snapshot();
    return EXPORT_TABLES[name]!({ useCases, snapshot, address: new ExportAddress(query, snapshot), files });
  };
}
