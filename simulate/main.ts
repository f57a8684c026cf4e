/**
 * `npm run simulate`: how often the product's own estimator errs, covers and finds, on the scenarios that it was chosen on. Fixed seeds:
 * the same numbers every time. `npm run simulate -- A2 C3L` runs some; `--runs 400` fewer; `--write` puts the tables into
 * docs/verified-impact.md.
 */
import { SCENARIOS } from './scenarios.js';
import { simulate } from './run.js';

const args = process.argv.slice(2);
const at = args.indexOf('--runs');
const runs = at < 0 ? 2000 : Number(args[at + 1]);
const keys = args.filter((arg, index) => !arg.startsWith('--') && (at < 0 || index !== at + 1));
const seed = 20_261_125;

for (const scenario of SCENARIOS.filter(({ key }) => keys.length === 0 || keys.includes(key))) {
  const start = Date.now();
  const { plain, withRule } = simulate(scenario, runs, seed);
  const { published } = scenario;
  const d = (x: number) => x.toFixed(1).padStart(6);
  console.log(
    scenario.key.padEnd(4),
    'fp', d(plain.falsePositives), d(withRule.falsePositives), d(published!.falsePositives),
    'cov', d(plain.coverage), d(published!.coverage),
    'p10', d(plain.power10), d(published!.power10), 'p15', d(plain.power15), d(published!.power15), 'p20', d(plain.power20), d(published!.power20),
    'rule', d(withRule.power10), d(withRule.power15),
    'hw', plain.halfWidth.toFixed(3), 'nc', d(plain.noChange), `${Date.now() - start} ms`,
  ); // prettier-ignore
}
