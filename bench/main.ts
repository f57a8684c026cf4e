/**
 * `npm run bench`: measures side by side with a baseline, in one run, since machines are noisy: trust the ratios.
 * `npm run bench -- import query` runs some; `--write` puts the tables into docs/benchmarks.md.
 */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { benchAssess } from './assess.js';
import { benchContrasts } from './contrasts.js';
import { benchCost } from './cost.js';
import { benchDirtyDay } from './dirty-day.js';
import { benchEvaluate } from './evaluate.js';
import { benchExplain } from './explain.js';
import { benchFuzz } from './fuzz.js';
import { benchImpact } from './impact.js';
import { benchImport } from './import.js';
import { benchOwnership } from './ownership.js';
import { benchQuery } from './query.js';
import { benchRefresh } from './refresh.js';
import { benchScorecard } from './scorecard.js';
import { startServer } from './server.js';
import { markdown, type BenchTable } from './table.js';
import { benchFirst, benchWeb } from './web.js';

const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
const tables: BenchTable[] = [];

function done(table: BenchTable): void {
  tables.push(table);
  console.log(`\n${markdown(table)}`);
}

if (isWanted('evaluate')) done(await benchEvaluate());
if (isWanted('dirty-day')) done(await benchDirtyDay());
if (isWanted('explain')) done(await benchExplain());
if (isWanted('contrasts')) done(await benchContrasts());
if (isWanted('fuzz')) done(benchFuzz());
if (isWanted('impact')) {
  done(benchImpact());
  done(benchAssess());
}
if (['import', 'query', 'refresh', 'ownership', 'scorecard', 'web', 'cost'].some(isWanted)) await withServer();

async function withServer(): Promise<void> {
  const server = await startServer();
  try {
    if (isWanted('import')) done(await benchImport(server));
    if (isWanted('query')) done(await benchQuery(server));
    if (isWanted('refresh')) done(await benchRefresh(server));
    if (isWanted('ownership')) done(await benchOwnership(server));
    if (isWanted('cost')) done(await benchCost(server));
    if (isWanted('scorecard')) done(await benchScorecard(server));
    if (isWanted('web')) {
      done(await benchWeb(server));
      done(await benchFirst(server));
    }
  } finally {
    await server.stop();
  }
}

if (args.includes('--write'))
  writeFileSync(fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url)), page());

function page(): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}`;
  const head = [
    '# Benchmarks',
    '',
    `Written by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine}, embedded PostgreSQL with its default settings.`,
    'Each table compares with a baseline taken in the same run; trust the ratios, not the times.',
    '',
  ];
  return `${head.join('\n')}\n${tables.map(markdown).join('\n')}`;
}
