import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPERATOR, workspace } from '../../test/support/builders.js';
import { testSystem } from '../../test/support/builders-system.js';
import { importMapping } from './import-mapping.js';
import type { Mapping } from './mapping/import-spec.js';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'bough-mapping-'))));
afterEach(() => rm(folder, { recursive: true }));

const MAPPING: Mapping = {
  source: 'books',
  imports: [
    { file: 'nps.csv', kind: 'readings', fields: { measure: { constant: 'nps' }, day: 'date', value: 'score' } },
    { file: 'cost.csv', kind: 'cost_pools', fields: { month: 'date', category: 'what', amount: 'eur' } },
  ],
};

/** `line code field column value` of what is wrong with the files, imported in November 2026. */
async function wrongWith(files: Record<string, string>): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const known = workspace({ measures: [{ key: 'nps', name: 'NPS', unit: 'points' }] });
  const given = { mapping: MAPPING, workspace: known, folder, now: Date.UTC(2026, 10, 25), dryRun: true };
  const told: string[] = [];
  for await (const { summary } of importMapping(given, testSystem().as(OPERATOR).facts.importFile))
    for (const { line, code, field, column, value } of summary.problems)
      told.push(`${line} ${code} ${field} ${column} ${value}`);
  return told;
}

it('rejects readings and cost of days that cannot be, with their place', async () => {
  const told = await wrongWith({
    'nps.csv': 'date,score\n2026-11-25,40\n2026-11-28,41\n0001-01-01,42\n1989-12-31,43\n',
    'cost.csv':
      'date,what,eur\n2027-06-01,licences,10\n2062-11-01,licences,10\n1926-11-01,licences,10\n9999-01-01,x,1\n',
  });
  expect(told).toEqual([
    ...['3 DATE_IN_FUTURE day date 2026-11-28', '4 DATE_OUT_OF_RANGE day date 0001-01-01'],
    ...['5 DATE_OUT_OF_RANGE day date 1989-12-31', '3 DATE_IN_FUTURE month date 2062-11-01'],
    ...['4 DATE_OUT_OF_RANGE month date 1926-11-01', '5 DATE_OUT_OF_RANGE month date 9999-01-01'],
  ]);
});
