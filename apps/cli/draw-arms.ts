/** `bough interventions draw`: who gets the change in an experiment, left to chance. */
import { randomInt } from 'node:crypto';
import type { Command } from 'commander';
import { parseDay, Refusal } from '@bough/domain';
import { writeArms } from '@bough/sources';
import { withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { loadSnapshot } from './trees/choose.js';
import { print } from './terminal/print.js';
import { writeOut } from './write-out.js';

interface DrawFlags {
  readonly treated: string;
  readonly launch: string;
  readonly share: number;
  readonly seed?: number;
  readonly bySize?: boolean;
  readonly output: string;
}

const SEEDS = 2 ** 32;

export function addDraw(interventions: Command, environment: Environment): void {
  interventions
    .command('draw')
    .summary('draw customers of segments at random into two arms')
    .description('Writes what "plan --arms" reads. The same seed and customers give the same arms.')
    .requiredOption('--treated <segments>', 'whose customers are drawn, with commas')
    .requiredOption('--launch <day>', 'who is a customer there on this day')
    .option('--share <per cent>', 'of the customers that get the change', Number, 50)
    .option('--seed <number>', 'to draw the same again; default: a new one, which is told', Number)
    .option('--by-size', 'large and small customers alike in both arms, by their conversations of eight weeks')
    .option('--output <arms.csv>', 'the file to write', 'arms.csv')
    .action((flags: DrawFlags) =>
      withSystem(environment, async (system) => {
        await loadSnapshot(system);
        const launch = parseDay(flags.launch);
        if (launch === null) throw new Refusal('NO_SUCH_DAY', `There is no ${flags.launch} in the calendar.`);
        const seed = flags.seed ?? randomInt(SEEDS);
        if (!(Number.isInteger(seed) && seed >= 0 && seed < SEEDS))
          throw new Refusal('SEED_INVALID', 'A seed is a whole number from 0 to 4294967295.');
        const segments = flags.treated.split(',').map((each) => each.trim());
        const wish = { segments, launch, seed, share: flags.share / 100, bySize: flags.bySize ?? false };
        const drawn = await system.interventions.draw(wish);
        await writeOut(flags.output, writeArms(drawn));
        const treated = drawn.filter(({ arm }) => arm === 'treated').length;
        print(`Drawn with seed ${seed}: ${treated} treated, ${drawn.length - treated} control; in ${flags.output}`);
        print(`Next: bough interventions plan --arms ${flags.output} …`);
      }),
    );
}
