/** `bough interventions import` and `export`: past initiatives in, results out, as CSV. */
import type { Command } from 'commander';
import { newestPlan, Refusal, type PlanWish } from '@bough/domain';
import { readInitiatives, writeResults } from '@bough/sources';
import { withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { loadSnapshot } from './trees/choose.js';
import { print, printFile, printError } from './terminal/print.js';
import { writeOut } from './write-out.js';

export function addInterventionFiles(interventions: Command, environment: Environment): void {
  interventions
    .command('import')
    .argument('<initiatives.csv>', 'title, hypothesis, node, treated, launch, controls, direction, …')
    .summary('past initiatives, as exploratory')
    .description('Frozen after the fact and assessed at once: never verified. All rows, or none.')
    .option('--dry-run', 'say what is wrong, keep nothing')
    .action((file: string, { dryRun = false }: { dryRun?: boolean }) =>
      withSystem(environment, (system) => bringIn(system, file, dryRun)),
    );
  interventions
    .command('export')
    .summary('what came out, as CSV')
    .option('--output <file>', 'write to a file instead of the terminal')
    .action(({ output }: { output?: string }) =>
      withSystem(environment, async (system) => {
        const latest = await system.interventions.latestAssessments();
        const found = await system.interventions.list();
        const results = found.map((intervention) => ({
          intervention,
          assessment: latest.get(intervention.id)?.result ?? null,
        }));
        const text = writeResults(results, (each) => newestPlan(each).title);
        if (output === undefined) return void printFile(text);
        await writeOut(output, text);
        print(`The results are in ${output}`);
      }),
    );
}

async function bringIn(system: CommandSystem, file: string, dryRun: boolean): Promise<void> {
  await loadSnapshot(system);
  const { wishes, problems } = await readInitiatives(file);
  for (const { path, message } of problems) printError(`${file}:${path.join(' ')}  error  ${message}`);
  let errors = problems.length;
  for (const { line, wish } of errors > 0 ? [] : wishes) {
    const told = await system.interventions.plan(wish, { dryRun: true, exploratory: true });
    for (const { path, message, severity } of told.problems) {
      if (severity === 'error') errors++;
      printError(`${file}:${line} ${path.join('.')}  ${severity}  ${message}`);
    }
  }
  if (errors > 0) throw new Refusal('INITIATIVES_INVALID', `Nothing of ${file} was kept; mend the errors above.`);
  if (!dryRun) for (const { wish } of wishes) print(await remember(system, wish));
  const count = wishes.length === 1 ? '1 initiative' : `${wishes.length} initiatives`;
  print(`${dryRun ? 'To be brought in' : 'Brought in'} as exploratory: ${count}.`);
}

/** Writes a past initiative down, freezes it after the fact, and assesses it. Gives a line about it. */
async function remember(system: CommandSystem, wish: PlanWish): Promise<string> {
  const { intervention } = await system.interventions.plan(wish, { exploratory: true });
  const ref = { id: intervention!.id };
  await system.interventions.start(ref, { exploratory: true });
  const { assessment } = await system.interventions.assess(ref);
  return `#${intervention!.number} ${newestPlan(intervention!).title}: ${assessment?.result.words.headline ?? 'not assessed'}`;
}
