/** The system on a database of the benchmark's, asked by the operator. */
import { randomUUID } from 'node:crypto';
import { clockFrom, systemOn, type System, type UseCases } from '@bough/application';
import { storesOn, type DataSource } from '@bough/persistence';
import { importMapping, type Mapping } from '@bough/sources';
import type { Workspace } from '@bough/domain';
import { OPERATOR } from './server.js';

export interface BenchSystem {
  readonly system: System;
  readonly operator: UseCases;
}

export function benchSystem(database: DataSource): BenchSystem {
  const system = systemOn({ stores: storesOn(database), clock: clockFrom(Date.now), newId: randomUUID });
  return { system, operator: system.as(OPERATOR) };
}

/** Sets the workspace up and imports the files of a folder; throws what stops a file. */
export async function fill(
  { workspace: { apply }, facts }: UseCases,
  given: { readonly mapping: Mapping; readonly workspace: Workspace; readonly folder: string },
): Promise<void> {
  await apply(given.workspace);
  for await (const { summary } of importMapping(given, facts.importFile)) if (summary.failure) throw summary.failure;
}
