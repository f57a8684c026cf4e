/** The terminal on the demo: what is planted there, explained, and a bet from its plan to its verdict, as a person reads it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayText } from '@bough/domain';
import { hostedBough } from '../support/builders-command.js';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';

/** Counted from the generated rows, not through the product. */
const TRUTHS = JSON.parse(readFileSync(join(process.cwd(), 'examples/demo/truths.json'), 'utf8'));
let database: TestDatabase;
const explain = async (...args: string[]) => hostedBough(database.url, 'explain', ...args);

beforeAll(async () => {
  database = await createTestDatabase();
  const { code } = await hostedBough(database.url, 'demo');
  expect(code).toBe(0);
}, 300_000);
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
  const handling = /Handling efficiency +[\d.]+ → [\d.]+ +\+€([\d.]+) +\+[\d.]+% +Erik Holm +█+/.exec(output);
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
  const formula = (text: string) => hostedBough(database.url, 'formula', text);
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

describe('bough interventions', () => {
  const NODE = 'pro/handling_efficiency/first_response_time';
  const TODAY = Math.floor(Date.now() / 86_400_000);
  let folder: string;
  const bet = (...args: string[]) => hostedBough(database.url, 'interventions', ...args);
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'bough-bet-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('plan: tells all mistakes by what was written; power: what so many weeks could show', async () => {
    const [wrong, power] = await Promise.all([
      bet(
        ...['plan', '--node', NODE, '--treated', 'prof', '--controls', 'fre', '--launch', '2026-01-05'],
        ...['--predicted', '20', '--weeks', '1', '--owner', 'tomm'],
      ),
      bet('power', '--node', NODE, '--launch', dayText(TODAY + 7), '--controls', 'free,starter', '--weeks', '8'),
    ]);
    expect(wrong.code).toBe(1);
    const told = wrong.errors.split('\n').map((line) => line.split('  ').slice(0, 2).join(' '));
    expect(told).toEqual(
      expect.arrayContaining([
        ...['title error', 'hypothesis error', 'treated.0 error', 'controls.0 error', 'launch error', 'weeks error'],
        ...['predicted error', 'owner error', 'Nothing was changed.'],
      ]),
    );
    expect(wrong.errors).toContain('there is no segment "fre", did you mean "free"?');
    expect(wrong.errors).toContain('there is no person "tomm", did you mean "tom"?');
    expect(power.code).toBe(0);
    for (const weeks of ['2 weeks', '4 weeks', '8 weeks'])
      expect(power.output).toMatch(new RegExp(`${weeks} +[\\d.]+ %`));
    expect(power.output).toContain('In 8 weeks an effect of');
  });

  it('plan, start, assess, show, list, registry: a bet of its own beside those of the demo', async () => {
    const file = join(folder, 'shift.yml');
    const launch = dayText(TODAY + 7);
    writeFileSync(
      file,
      `title: Second shift\nhypothesis: It answers in the evening.\nnode: ${NODE}\nlaunch: ${launch}\npredicted: 20%\nowner: tom\n` +
        `controls: [free, starter]\nguardrails: [{ node: pro/experience/satisfaction, margin: 3pt }]\n`,
    );
    const planned = await bet('plan', '--file', file, '--weeks', '8');
    expect(planned).toMatchObject({ code: 0, errors: '' });
    expect(planned.output).toContain('No verdict is promised');
    const number = /Intervention (\d+) is planned/.exec(planned.output)![1]!;
    const started = await bet('start', number);
    expect(started.output).toMatch(new RegExp(`^Intervention ${number} runs; its plan is frozen: [0-9a-f]{64}`));
    const assessed = await bet('assess', number);
    expect(assessed.output).toContain(`#${number}, running: Too early to tell`);
    const [shown, list, registry] = await Promise.all([
      bet('show', number),
      bet('list', '--node', 'pro'),
      bet('registry'),
    ]);
    expect(shown.output).toMatch(/ {2}predicted effect +20 %\n[^]*Frozen .* as revision 1, [^]*Too early to tell/);
    expect(list.output.trimEnd().split('\n')).toHaveLength(2);
    expect(list.output).toContain(`#${number}  running  ${launch}  tom    ${NODE}  Second shift  Too early to tell`);
    expect(registry.output).toMatch(/#1 +measuring .*Verified improvement\n/);
    // Registered are 1 to 4 and this one; decided 1, 2 and 3, of which 1 and 3 came out as bet on.
    expect(registry.output).toMatch(/All +5 +3 +2 +0 +67 %/);
  });
});
