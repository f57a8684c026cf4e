/** What the readers accept of hostile files can be kept and added up: nothing that they let in makes the database or the engine fail. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { System, UseCases } from '@bough/application';
import { applyOwners, importMapping, readMapping, readWorkspace, type Mapping } from '@bough/sources';
import { OPERATOR } from '../support/builders.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';
import { testSystem } from '../support/builders-system.js';
import { hostileFile, type HostileKind } from '../support/hostile-files.js';
import { howMany, testSeed } from '../support/how-much.js';
import { SOUND_FILES } from '../support/sound-files.js';

const NOW = Date.UTC(2026, 10, 25);
const SOUND = readWorkspace(SOUND_FILES.workspace, 'workspace.yml');
const MAPPING = readMapping(SOUND_FILES.mapping, 'mapping.yml').mapping!;
const DATA = ['tickets', 'customers', 'nps', 'costs', 'log'] as const satisfies readonly HostileKind[];

let folder: string;
let stores: PostgresStores;
let system: System;
let operator: UseCases;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bough-hostile-'));
  stores = await postgresStores();
  system = testSystem({ stores, now: () => NOW });
  operator = system.as(OPERATOR);
  await operator.workspace.apply(SOUND.workspace!);
}, 60_000);
afterAll(async () => {
  await stores?.close();
  rmSync(folder, { recursive: true });
});

/** Refreshes, and reads every value of the tree over all days: each is a finite number, or missing with a reason. */
async function addUp(): Promise<void> {
  await system.engine.refresh();
  const snapshot = system.as(OPERATOR).snapshot();
  const { range } = snapshot.state;
  if (range) for (const node of snapshot.model.nodes) hasNumbers(await snapshot.valueAt(node, range));
}

function hasNumbers(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  else if (value !== null && typeof value === 'object') Object.values(value).forEach(hasNumbers);
}

it('rows of every kind', async () => {
  const files = howMany(24, 1200);
  const seed = testSeed() * 37;
  let kept = 0;
  for (let index = 0; index < files; index++) {
    const kind = DATA[index % DATA.length]!;
    const bytes = hostileFile(kind, seed + index);
    writeFileSync(join(folder, `${kind}.csv`), bytes);
    const spec = MAPPING.imports.find(({ file }) => file === `${kind}.csv`)!;
    const mapping: Mapping = { source: `s${index % 3}`, imports: [spec] };
    const given = { mapping, workspace: SOUND.workspace!, folder, now: NOW };
    try {
      for await (const { summary } of importMapping(given, operator.facts.importFile))
        kept += summary.new + summary.changed;
      if (index % 40 === 39) await addUp();
    } catch (error) {
      throw new Error(
        `${kind}, seed ${seed + index}: ${(error as Error).message}\n${bytes.toString('utf8').slice(0, 2000)}`,
        { cause: error },
      );
    }
  }
  await addUp();
  expect(kept).toBeGreaterThan(files / 2);
}, 1_200_000);

it('workspaces with their owners', async () => {
  const files = howMany(40, 1500);
  const seed = testSeed() * 41;
  let applied = 0;
  for (let index = 0; index < files; index++) {
    const bytes = hostileFile('workspace', seed + index);
    const { workspace, owners } = readWorkspace(bytes.toString('utf8'), 'workspace.yml');
    if (!workspace) continue;
    try {
      await operator.workspace.apply(workspace);
      await applyOwners(owners ?? {}, workspace, system.as(OPERATOR), { actor: { id: null, name: 'test' } });
      if (++applied % 10 === 0) await addUp();
    } catch (error) {
      throw new Error(`seed ${seed + index}: ${(error as Error).message}\n${bytes.toString('utf8').slice(0, 3000)}`, {
        cause: error,
      });
    }
  }
  await addUp();
  expect(applied).toBeGreaterThan(0);
}, 1_200_000);
