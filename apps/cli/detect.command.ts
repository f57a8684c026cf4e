/** `bough detect`: runs detection on the data as of now, or as of a day of the past. */
import type { Command } from 'commander';
import { requireDetection } from '@bough/application';
import { moneyOf, parseDay, Refusal } from '@bough/domain';
import { withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { detectionAsJson, detectionAsText, raisedText } from './findings/detection-report.js';
import { wrap } from './terminal/wrap.js';
import { loadSnapshot } from './trees/choose.js';
import { print } from './terminal/print.js';

interface Options {
  readonly asOf?: string;
  readonly json?: boolean;
  readonly raise?: boolean;
}

export function addDetectCommand(program: Command, environment: Environment): void {
  program
    .command('detect')
    .summary('what stands out: days, weeks, segments, comparisons')
    .description('Runs detection once and shows what would be raised as findings. Nothing is stored without --raise.')
    .option('--as-of <day>', 'use only data before this day; default: all data')
    .option('--json', 'print data: every signal with its evidence')
    .option('--raise', 'raise findings, one per cause, on whoever answers for their nodes')
    .action((options: Options) =>
      withSystem(environment, async (system) => {
        const snapshot = await loadSnapshot(system);
        const asOf = options.asOf === undefined ? undefined : readDay(options.asOf);
        const at = asOf === undefined ? {} : { asOf };
        const detection = await system.findings.preview({ ...at, withOwners: true });
        const raised = options.raise ? requireDetection(await system.findings.detect(at)) : null;
        if (options.json) return print(JSON.stringify(detectionAsJson(detection, raised), null, 2));
        print(wrap(detectionAsText(detection, moneyOf(snapshot.model.workspace)), environment.width));
        if (raised) print(`\n${raisedText(raised)}`);
      }),
    );
}

function readDay(text: string): number {
  const day = parseDay(text);
  if (day === null) throw new Refusal('DAY_INVALID', `"${text}" is not a day; write it as 2026-08-14.`);
  return day;
}
