/** Applies changes of people and owners from the command line, and prints which nodes have another owner now. */
import { userInfo } from 'node:os';
import {
  INSTANT_OPEN_END,
  selectOwnersAt,
  summariseOwner,
  parseDay,
  Refusal,
  timeZone,
  type Actor,
  type EffectiveOwner,
  type Instant,
  type OwnershipChange,
} from '@bough/domain';
import { findingsMovedBy, type OwnershipResult } from '@bough/application';
import { requireWorkspace, type System } from '../connect.js';

export interface ChangeOptions {
  readonly reason?: string | null;
  readonly by?: string;
  readonly dryRun?: boolean;
}

/**
 * Applies all changes or none and prints the result. Problems are printed with their place, which `placeOf` gives for the index of a
 * change, and refuse.
 */
export async function applyAndShow(
  system: System,
  changes: readonly OwnershipChange[],
  { reason = null, by, dryRun = false }: ChangeOptions,
  placeOf: (index: number) => string = () => '',
): Promise<void> {
  const { timeZone: zone } = await requireWorkspace(system);
  const result = await system.applyOwnership.run(changes, commandLineActor(by), {
    caller: system.caller,
    dryRun,
    reason,
  });
  const { problems } = result;
  if (problems.length === 1 && changes.length === 1) throw new Refusal(problems[0]!.code, problems[0]!.message);
  for (const { path, message } of problems) console.error(`${placeOf(Number(path[0]))}  error  ${message}`);
  if (problems.length > 0) throw new Refusal('OWNERS_INVALID', 'Nothing was changed; mend the errors above.');
  const moving = findingsMovedBy(result, await system.findings.unsettled(), Date.now());
  console.log([...ownershipResultLines(result, zone, dryRun), ...movingLines(moving, dryRun)].join('\n'));
}

function movingLines(moving: ReturnType<typeof findingsMovedBy>, dryRun: boolean): string[] {
  if (moving.length === 0) return [];
  const head = dryRun ? 'Open findings that would move with them:' : 'Open findings that move with them:';
  return [head, ...moving.map(({ finding, after }) => `  #${finding.number} ${finding.signal.title}: ${after.text}`)];
}

/** A line per node that gets another owner, or one that says that nothing changes. */
export function ownershipResultLines(result: OwnershipResult, zone: string, dryRun: boolean): string[] {
  const { write, changes } = result;
  const count = Object.values(write).reduce((sum, list: readonly unknown[]) => sum + list.length, 0);
  if (count === 0) return ['Nothing changes.'];
  const nodes = new Map(result.nodes.map((node) => [node.path, node]));
  const at = Date.now();
  const [then, next] = [result.before, result.after].map((ownership) => ({
    owners: selectOwnersAt(ownership, at),
    nodes,
    timeZone: zone,
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
  const day = parseDay(text);
  if (day === null) throw new Refusal('DAY_INVALID', `"${text}" is not a day; write it as 2026-12-31.`);
  return Math.min(timeZone(zone).startOf(day), INSTANT_OPEN_END);
}
