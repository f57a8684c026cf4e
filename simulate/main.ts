/**
 * `npm run simulate`: how often the product's own estimator errs, covers and finds, on the scenarios that it was chosen on. Fixed seeds:
 * the same numbers every time. `npm run simulate -- A2 C3` runs some; `--runs 400` fewer; `--write` puts the tables into
 * docs/verified-impact.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { printDetection } from './detection.js';
import { simulateLooks } from './looks.js';
import { simulate } from './run.js';
import { LOOKED_AT, OTHERS, SCENARIOS, STAGED, WITH_HISTORY, type Scenario } from './scenarios.js';
import { simulateStaged } from './staged.js';
import { historyRow, looksRows, oneDigit, publishedRow, stagedRow, table } from './tables.js';

const args = process.argv.slice(2);
const at = args.indexOf('--runs');
const runs = at < 0 ? 4000 : Number(args[at + 1]);
const keys = args.filter((arg, index) => !arg.startsWith('--') && (at < 0 || index !== at + 1));
const isWanted = ({ key }: Scenario) => keys.length === 0 || keys.includes(key);
const SEED = 20_261_125;
const PAGE = fileURLToPath(new URL('../../docs/verified-impact.md', import.meta.url));
const texts: string[] = [`Written by \`npm run simulate -- --write\`: ${runs} runs a row, seed ${SEED}.`];

if (keys.includes('detection')) printDetection();

function done(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  if (rows.length === 0) return;
  texts.push(`### ${title}`, table(columns, rows));
  console.log(`\n${texts.slice(-2).join('\n\n')}`);
}

done(
  'As published, without the pre-trend rule: measured (published)',
  ['', 'scenario', 'weeks', 'false positives', 'coverage', 'power −10 %', '−15 %', '−20 %', 'half-width'],
  SCENARIOS.filter(isWanted).map((each) => publishedRow(each, simulate(each, runs, SEED).plain)),
);
done(
  'With 26 weeks of history and the pre-trend rule',
  ['', 'scenario', 'false positives', 'coverage', 'power −10 %', '−15 %', '"no effect" when there is none'],
  WITH_HISTORY.filter(isWanted).map((each) => historyRow(each, simulate(each, runs, SEED + 1e6).withRule)),
);
done(
  'No controls, and two treated segments',
  ['', 'scenario', 'false positives', 'power −15 %'],
  OTHERS.filter(isWanted).map((each) => {
    const { plain } = simulate(each, runs, SEED + 2e6);
    const [falsePositives, power] = each.told;
    return [each.key, each.name, `${oneDigit(plain.falsePositives)} (${falsePositives})`, `${oneDigit(plain.power15)} (${power})`];
  }),
); // prettier-ignore
done(
  'Looking every week from the second to the eighth',
  ['', 'scenario', 'way of looking', 'false positives', 'power −15 %'],
  LOOKED_AT.filter(({ scenario }) => isWanted(scenario)).flatMap(({ scenario, told }) =>
    looksRows(scenario, simulateLooks(scenario, runs, SEED + 3e6), told),
  ),
);
done(
  `Waves, four weeks apart, ${Math.ceil(runs / 4)} runs a row (not published elsewhere)`,
  ['', 'scenario', 'waves', 'false positives', 'coverage at −10 %', 'power −15 %', 'looking every week: false positives', 'power −15 %', 'of which before the last wave'],
  STAGED.filter(({ scenario }) => isWanted(scenario)).map(({ scenario, waves }) =>
    stagedRow(scenario, waves, simulateStaged(scenario, waves, Math.ceil(runs / 4), SEED + 4e6)),
  ),
); // prettier-ignore

if (args.includes('--write')) {
  const [before, after] = readFileSync(PAGE, 'utf8').split(/<!-- simulation -->[^]*<!-- end of simulation -->/);
  const written = `<!-- simulation -->\n\n${texts.join('\n\n')}\n\n<!-- end of simulation -->`;
  writeFileSync(PAGE, before + written + (after ?? ''));
}
