/** What became of a change, said in the terminal; a problem refuses. */
import type { InterventionResult } from '@bough/application';
import { didYouMean, Refusal, type Caller, type Intervention } from '@bough/domain';
import type { CommandSystem } from '../connect.js';

/** `12` or `#12`. */
export function refOf(text: string): { readonly number: number } {
  const number = Number(text.replace(/^#/, ''));
  if (Number.isInteger(number) && number > 0 && number < 2 ** 31) return { number };
  throw new Refusal(
    'NUMBER_INVALID',
    `"${text}" is no number of an intervention; "bough interventions list" shows them.`,
  );
}

/** Every problem is told; with an error, or without an intervention, it refuses. */
export function tell(
  { intervention, problems }: InterventionResult,
  done: (intervention: Intervention) => string,
  dryRun = false,
): void {
  for (const { path, message, severity } of problems)
    console.error([placeOf(path), severity, message].filter((part) => part !== '').join('  '));
  if (problems.some(({ severity }) => severity === 'error'))
    throw new Refusal('NOTHING_CHANGED', dryRun ? 'This would not be possible.' : 'Nothing was changed.');
  if (dryRun) return console.log('Nothing was kept.');
  console.log(done(intervention ?? notThere()));
}

/** Fields of a plan by the names that the file and the flags give them. */
const NAMES: Readonly<Record<string, string>> = {
  primary: 'node',
  rolloutDays: 'rollout_days',
  washoutDays: 'washout_days',
  otherChanges: 'other_changes',
  followUpDays: 'follow_up_days',
  'waves.0.launch': 'launch',
  'waves.0.segments': 'treated',
  waves: 'treated, launch',
};

/** `treated.0`: what people wrote, as they would look for it. */
function placeOf(path: readonly (string | number)[]): string {
  const text = path.join('.');
  const name = Object.keys(NAMES).find((each) => text === each || (each !== 'waves' && text.startsWith(`${each}.`)));
  return name === undefined ? text : NAMES[name]! + text.slice(name.length);
}

/** At the terminal "not allowed" helps nobody. */
export function notTheSigner(error: unknown): never {
  if (!(error instanceof Refusal) || error.code !== 'FORBIDDEN') throw error;
  throw new Refusal(
    error.code,
    'Whoever answers for the node signs, never who made the bet; "bough interventions show" says in its last line who that is.',
  );
}

/** By its number. */
export async function findIntervention(system: CommandSystem, text: string): Promise<Intervention> {
  return (await system.interventions.find(refOf(text))) ?? notThere();
}

/** Whoever runs the command says for whom: a person with no more rights than who they are. */
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
