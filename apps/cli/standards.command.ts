/** `bough standards`: the standards of segments, including those set through the API since the workspace file was applied. */
import { Option, type Command } from 'commander';
import type { Snapshot } from '@bough/application';
import { standardText, dayText, holdsOn, type Standard } from '@bough/domain';
import { writeStandards } from '@bough/sources';
import { withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { tableWithText } from './terminal/table.js';
import { loadSnapshot } from './trees/choose.js';
import { print, printFile } from './terminal/print.js';

interface Options {
  readonly all?: boolean;
  readonly json?: boolean;
  readonly yaml?: boolean;
}

export function addStandardsCommand(program: Command, environment: Environment): void {
  program
    .command('standards')
    .summary('what segments are meant to get')
    .description(
      'Standards are set in the workspace file, under "standards", and through the API.\n' +
        'Before you apply the file again, copy what was set since into it: --yaml prints the section.',
    )
    .option('--all', 'include past and future standards')
    .option('--json', 'print data')
    .addOption(new Option('--yaml', 'print all of them as a section of a workspace file').conflicts('json'))
    .action((options: Options) =>
      withSystem(environment, async (system) => show(await loadSnapshot(system), options, environment)),
    );
}

function show(snapshot: Snapshot, { all = false, json, yaml }: Options, { width }: Environment): void {
  const { workspace, metrics } = snapshot.model;
  if (yaml) return void printFile(writeStandards(workspace));
  const { standards = [] } = workspace;
  const found = standards.filter((standard) => all || holdsOn(standard, snapshot.state.today));
  if (json) return print(JSON.stringify({ standards: found.map(asJson) }, null, 2));
  if (found.length === 0) return print(`No standard ${all ? 'is set' : 'holds today; --all has the others'}.`);
  const rows = found.map((standard) => [
    ...[standard.segment, standard.metric, standardText(standard, metrics.get(standard.metric)!.unit)],
    ...[standard.contractual ? 'contract' : 'target', daysOf(standard), dayText(standard.review)],
    ...[standard.setBy ?? '', standard.reason],
  ]);
  const head = ['Segment', 'Metric', 'Asked for', 'By', 'Holds', 'Review', 'Set by', 'Reason'];
  print(tableWithText(head, rows, width));
}

function daysOf({ from, to }: Standard): string {
  return to === null ? `from ${dayText(from)}` : `${dayText(from)} to ${dayText(to - 1)}`;
}

/** A standard as data; `to` is the last day, as people write it. */
function asJson({ from, to, review, ...standard }: Standard) {
  return { ...standard, from: dayText(from), to: to === null ? null : dayText(to - 1), review: dayText(review) };
}
