/** `bough formula`: checks a formula and gives its unit. */
import type { Command } from 'commander';
import { checkFormulaText, type FormulaReport } from '@bough/domain';
import { requireWorkspace, withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { paint, type Paint } from './terminal/paint.js';
import { print } from './terminal/print.js';

type Problem = FormulaReport['problems'][number];

export function addFormulaCommand(program: Command, environment: Environment): void {
  program
    .command('formula')
    .argument('<text>', 'such as "created / (customer_days / days)"')
    .summary('check a formula: problems with their place, and its unit')
    .description('Checks a formula over the measures and metrics of the workspace. It changes nothing.')
    .option('--json', 'print data')
    .action((text: string, { json }: { json?: boolean }) =>
      withSystem(environment, async (system) => {
        const report = checkFormulaText(await requireWorkspace(system), text);
        if (!report.isValid) process.exitCode = 1;
        print(json ? JSON.stringify(report, null, 2) : told(text, report, paint(environment.colour)).join('\n'));
      }),
    );
}

function told(
  text: string,
  { problems, warnings, unit, inputs, canonicalText }: FormulaReport,
  paint: Paint,
): string[] {
  const found = [
    ...problems.flatMap((problem) => pointed(text, problem, paint.bad)),
    ...warnings.flatMap((warning) => pointed(text, warning, paint.strong)),
  ];
  if (problems.length > 0) return found;
  return [
    ...found,
    paint.good(canonicalText!),
    `made of ${inputs.join(', ') || 'numbers alone'}; gives ${unit ?? 'an unknown unit'}`,
  ];
}

/** The line of the formula, and below it a mark at the place of the problem with its message. */
function pointed(text: string, { message, offset, length }: Problem, colour: (text: string) => string): string[] {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start).split('\n')[0]!;
  return [line, `${' '.repeat(offset - start)}${colour('^'.repeat(Math.max(1, length)))} ${message}`];
}
