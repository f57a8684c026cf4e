/** The result of a change in the terminal; an error refuses. */
import type { InterventionResult } from '@bough/application';
import { didYouMean, Refusal, WRITTEN_FIELDS, type Caller, type Intervention } from '@bough/domain';
import type { CommandSystem } from '../connect.js';
import { print, printError } from '../terminal/print.js';

/** `12` or `#12`. */
export function parseInterventionNumber(text: string): { readonly number: number } {
  const number = Number(text.replace(/^#/, ''));
  if (Number.isInteger(number) && number > 0 && number < 2 ** 31) return { number };
  throw new Refusal(
    'NUMBER_INVALID',
    `"${text}" is no number of an intervention; "bough interventions list" shows them.`,
  );
}

/** Prints every problem, then what was done. Refuses when a problem is an error, or when there is no intervention. */
export function tell(
  { intervention, problems }: InterventionResult,
  done: (intervention: Intervention) => string,
  dryRun = false,
): void {
  for (const { path, message, severity } of problems)
    printError([writtenPlace(path), severity, message].filter((part) => part !== '').join('  '));
  if (problems.some(({ severity }) => severity === 'error'))
    throw new Refusal('NOTHING_CHANGED', dryRun ? 'This would not be possible.' : 'Nothing was changed.');
  if (dryRun) return print('Nothing was kept.');
  print(done(intervention ?? notThere()));
}

/** Fields of a plan by the names that the file gives them; of one launch, the short forms that people write. */
const WRITTEN_NAMES: Readonly<Record<string, string>> = {
  'waves.0.launch': 'launch',
  'waves.0.segments': 'treated',
  ...Object.fromEntries(WRITTEN_FIELDS.map(({ field, written }) => [field, written])),
};

/** `treated.0`: the place of a problem as people wrote it. */
function writtenPlace(path: readonly (string | number)[]): string {
  const text = path.join('.');
  if (text === 'waves') return 'treated, launch';
  const name = Object.keys(WRITTEN_NAMES).find((each) => text === each || text.startsWith(`${each}.`));
  return name === undefined ? text : WRITTEN_NAMES[name]! + text.slice(name.length);
}

/** Says who may sign, since "not allowed" alone helps nobody. */
export function notTheSigner(error: unknown): never {
  if (!(error instanceof Refusal) || error.code !== 'FORBIDDEN') throw error;
  throw new Refusal(
    error.code,
    'Whoever answers for the node signs, never who made the bet; "bough interventions show" says in its last line who that is.',
  );
}

/** The intervention with this number; refuses where there is none. */
export async function requireIntervention(system: CommandSystem, text: string): Promise<Intervention> {
  return (await system.interventions.find(parseInterventionNumber(text))) ?? notThere();
}

/** The caller for whom the command runs: a person, with no more rights than their own. */
export async function callerAs({ ownership, caller }: CommandSystem, key: string): Promise<Caller> {
  const { people } = await ownership.read();
  const person = people.find((each) => each.key === key);
  if (person?.active)
    return { ...caller, principal: { person: person.id, name: person.name, role: 'viewer', via: 'cli', scopes: null } };
  const keys = people.filter(({ active }) => active).map((each) => each.key);
  throw new Refusal('UNKNOWN_PERSON', `There is no person "${key}"${didYouMean(key, keys) || '.'}`);
}

function notThere(): never {
  throw new Refusal('NOT_FOUND', 'There is no such intervention; "bough interventions list" shows them.');
}
