/** Applies changes of people and owners from the command line, and prints which nodes have another owner now. */
import { userInfo } from 'node:os';
import {
  selectOwnersAt,
  summariseOwner,
  readLocalDay,
  Refusal,
  type Actor,
  type EffectiveOwner,
  type Instant,
  type OwnershipChange,
} from '@bough/domain';
import type { OwnershipResult, UseCases } from '@bough/application';
import { requireWorkspace, type CommandSystem } from '../connect.js';
import { print, printError } from '../terminal/print.js';

export interface ChangeOptions {
  readonly reason?: string | null;
  readonly by?: string;
  readonly dryRun?: boolean;
}

/** All of them or none; problems are told with their place, and refuse. */
export async function applyAndShow(
  system: CommandSystem,
  changes: readonly OwnershipChange[],
  { reason = null, by, dryRun = false }: ChangeOptions,
  placeOf: (index: number) => string = () => '',
): Promise<void> {
  await requireWorkspace(system);
  const result = await system.ownership.apply(changes, { actor: commandLineActor(by), dryRun, reason });
  const { problems } = result;
  if (problems.length === 1 && changes.length === 1) throw new Refusal(problems[0]!.code, problems[0]!.message);
  for (const { path, message } of problems) printError(`${placeOf(Number(path[0]))}  error  ${message}`);
  if (problems.length > 0) throw new Refusal('OWNERS_INVALID', 'Nothing was changed; mend the errors above.');
  const moving = await system.findings.listMoved(result);
  print([...ownershipResultLines(result, system.clock.now(), dryRun), ...movingLines(moving, dryRun)].join('\n'));
}

function movingLines(moving: Awaited<ReturnType<UseCases['findings']['listMoved']>>, dryRun: boolean): string[] {
  if (moving.length === 0) return [];
  const head = dryRun ? 'Open findings that would move with them:' : 'Open findings that move with them:';
  return [head, ...moving.map(({ finding, after }) => `  #${finding.number} ${finding.signal.title}: ${after.text}`)];
}

/** Whose nodes they are now, as of the instant `at`; a line for each. */
export function ownershipResultLines(result: OwnershipResult, at: Instant, dryRun: boolean): string[] {
  const { write, changes } = result;
  const count = Object.values(write).reduce((sum, list: readonly unknown[]) => sum + list.length, 0);
  if (count === 0) return ['Nothing changes.'];
  const nodes = new Map(result.nodes.map((node) => [node.path, node]));
  const [then, next] = [result.before, result.after].map((ownership) => ({
    owners: selectOwnersAt(ownership, at),
    nodes,
    timeZone: result.timeZone,
  }));
  const ownerText = (owner: EffectiveOwner, context: typeof then) =>
    owner.kind === 'gap' ? 'nobody' : summariseOwner(owner, context!).replace('Accountable: ', '');
  const lines = changes.map(
    ({ path, before, after }) =>
      `  ${path === '' ? 'all' : path}: ${ownerText(before, then)} → ${ownerText(after, next)}`,
  );
  if (lines.length === 0) return [dryRun ? 'Would be saved; nobody else answers for anything.' : 'Saved.'];
  return [dryRun ? 'Would change hands:' : 'Changed hands:', ...lines];
}

/** Whoever uses the command line, where there is no sign-in: a given name, otherwise the account at this machine. */
export function commandLineActor(name: string | undefined): Actor {
  return { id: null, name: name ?? userInfo().username };
}

/** The start of a day in the workspace's time zone; `null` when no day is given. Refuses what is no day. */
export function instantOption(text: string | undefined, zone: string): Instant | null {
  if (text === undefined) return null;
  const start = readLocalDay(text, zone);
  if (start === null) throw new Refusal('DAY_INVALID', `"${text}" is not a day; write it as 2026-12-31.`);
  return start;
}
