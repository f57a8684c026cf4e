/** `bough explain` in the terminal: what is planted in the demo, as a person reads it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtBough } from '../support/builders-command.js';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';

/** Counted from the generated rows, not through the product. */
const TRUTHS = JSON.parse(readFileSync(join(process.cwd(), 'examples/demo/truths.json'), 'utf8'));
let database: TestDatabase;
const explain = async (...args: string[]) => builtBough(database.url, 'explain', ...args);

beforeAll(async () => {
  database = await createTestDatabase();
  const { code } = await builtBough(database.url, 'demo');
  expect(code).toBe(0);
}, 120_000);
afterAll(() => database?.drop());

it('draws a gap as bars, the drivers and a target below', async () => {
  const { whole } = TRUTHS;
  const [enterprise, all] = [whole.plan.enterprise.cost_to_serve, whole.all.cost_to_serve];
  const { code, output } = await explain('enterprise', '--against', 'all', '--period', 'all_time', '--target', '800');
  expect(code).toBe(0);
  const money = (value: number) => value.toLocaleString('en-GB', { style: 'currency', currency: 'EUR' });
  expect(output).toContain(
    `${money(enterprise)} in Enterprise, ${money(all)} in All segments: +${money(enterprise - all)}`,
  );
  const handling = /Handling efficiency +[\d.]+ → [\d.]+ +\+€([\d.]+) +\+[\d.]+% +█+/.exec(output);
  expect(Number(handling![1])).toBeGreaterThan(0.9 * (enterprise - all));
  expect(output).toContain('Believed drivers');
  expect(output).toContain('association, not proof');
  expect(output).toContain('For €800.00');
});

it('flags the month of the mix shift', async () => {
  const { output } = await explain('resolution_time', '--period', '2026-08', '--compare', '2026-07');
  expect(output).toContain('Simpson: taken together the segments moved the other way');
  for (const plan of ['Free', 'Starter', 'Pro', 'Enterprise']) expect(output).toMatch(new RegExp(`${plan}, rate .* −`));
});

it('prints data that adds up', async () => {
  const { output } = await explain('all', '--period', '2026-08', '--json');
  const { difference, parts, segments } = JSON.parse(output);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  expect(sum(parts.map(({ amount }: { amount: number }) => amount))).toBeCloseTo(difference, 9);
  expect(sum(segments.segments.map(({ rate, mix }: { rate: number; mix: number }) => rate + mix))).toBeCloseTo(
    difference,
    9,
  );
});

it('checks a formula', async () => {
  const formula = (text: string) => builtBough(database.url, 'formula', text);
  const sound = await formula('handle_seconds/resolved');
  expect([sound.code, sound.output]).toEqual([
    0,
    'handle_seconds / resolved\nmade of handle_seconds, resolved; gives seconds per count\n',
  ]);
  const wrong = await formula('created / resolvd');
  expect(wrong.code).toBe(1);
  expect(wrong.output).toBe('created / resolvd\n          ^^^^^^^ there is no "resolvd", did you mean "resolved"?\n');
  expect((await formula('created + handle_seconds')).output).toContain('seconds');
});

it.each([
  [['enterprize'], 'did you mean "enterprise"'],
  [['pro/experience'], 'only groups other nodes'],
  [['pro', '--against', 'fre'], 'did you mean "free"'],
  [['pro', '--compare', 'none'], 'a difference has two ends'],
  [['all', '--by', 'industri'], 'did you mean "industry"'],
  [['all', '--target', 'much'], 'write a number'],
])('says what is wrong with %j', async (args, message) => {
  const { code, errors } = await explain(...args);
  expect([code, errors.includes(message)]).toEqual([1, true]);
});
