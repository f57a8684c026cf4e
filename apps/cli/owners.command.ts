/** `bough owners`: who answers for what. */
import type { Command } from 'commander';
import { Refusal, type OwnershipChange, type RaciRole } from '@bough/domain';
import { requireWorkspace, withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { applyAndTell, instantOption, type ChangeOptions } from './ownership/apply-and-tell.js';
import { addOwnerFiles } from './ownership/owner-files.js';
import { addOwnerReports } from './ownership/owner-reports.js';

export function addOwnersCommand(program: Command, environment: Environment): void {
  const owners = program
    .command('owners')
    .summary('who answers for what: show, gaps, load, matrix, assign, handover, …')
    .description(
      'A target is a node (enterprise, enterprise/cost_to_serve), all for the root, or\n' +
        'a node of every branch ("*/cost_to_serve"). A party is the key of a person, or\n' +
        'team: and the key of a team.',
    );
  addOwnerReports(owners, environment);
  addAssign(owners, environment);
  addEnd(owners, environment);
  addStop(owners, environment);
  addCover(owners, environment);
  addHandover(owners, environment);
  addOwnerFiles(owners, environment, changing);
}

/** The root has no name that could be typed. */
export const targetOf = (text: string): string => (text === 'all' ? '' : text);

type Times = ChangeOptions & { from?: string; until?: string; replace?: boolean };

const changing = (command: Command): Command =>
  command
    .option('--reason <text>', 'why; needed for what begins in the past')
    .option('--by <name>', 'who does this; default: the account at this machine')
    .option('--dry-run', 'say whose nodes would change hands, change nothing');
const timed = (command: Command): Command =>
  changing(command)
    .option('--from <day>', 'the first day; default: now')
    .option('--until <day>', 'the day on which it ends');

function addAssign(owners: Command, environment: Environment): void {
  timed(owners.command('assign'))
    .arguments('<target> <role> <party>')
    .summary('make somebody A, R, C or I')
    .description('Accountable (one person at most), Responsible, Consulted or Informed.')
    .option('--replace', 'whoever is Accountable now ceases when the new one begins')
    .action((target: string, role: string, party: string, options: Times) =>
      change(environment, options, (zone) => ({
        kind: 'assign',
        target: targetOf(target),
        role: roleOf(role),
        party,
        from: instantOption(options.from, zone),
        to: instantOption(options.until, zone),
        replace: options.replace ?? false,
      })),
    );
}

function addEnd(owners: Command, environment: Environment): void {
  timed(owners.command('end'))
    .arguments('<target> <role> [party]')
    .summary('end what somebody is')
    .description('Without a party: whoever has the role.')
    .action((target: string, role: string, party: string | undefined, options: Times) =>
      change(environment, options, (zone) => ({
        kind: 'end',
        target: targetOf(target),
        role: roleOf(role),
        party: party ?? null,
        from: instantOption(options.from, zone),
      })),
    );
}

function addStop(owners: Command, environment: Environment): void {
  timed(owners.command('stop'))
    .argument('<target>')
    .summary('deliberately nobody')
    .description('Nobody is to answer for it, --until a day and for a --reason; inheritance ends there.')
    .option('--replace', 'also where somebody does now')
    .action((target: string, options: Times) =>
      change(environment, options, (zone) => {
        const to = instantOption(options.until, zone);
        if (to === null) throw new Refusal('UNTIL_MISSING', 'Say until when: --until 2026-12-31');
        const { replace = false } = options;
        const reason = options.reason ?? '';
        return { kind: 'stop', target: targetOf(target), from: instantOption(options.from, zone), to, reason, replace };
      }),
    );
}

function addCover(owners: Command, environment: Environment): void {
  timed(owners.command('cover'))
    .arguments('<person> [other]')
    .summary('somebody is away, another acts')
    .description('Away --until a day, 90 days at most. Without another one it goes up the path.')
    .option('--scope <node>', 'only in this part of the tree')
    .action((person: string, by: string | undefined, options: Times & { scope?: string }) =>
      change(environment, options, (zone) => {
        const to = instantOption(options.until, zone);
        if (to === null) throw new Refusal('UNTIL_MISSING', 'Say until when: --until 2026-12-31');
        const scope = options.scope === undefined ? '' : targetOf(options.scope);
        return { kind: 'cover', person, by: by ?? null, scope, from: instantOption(options.from, zone), to };
      }),
    );
  changing(owners.command('back'))
    .argument('<person>')
    .summary('somebody is back earlier')
    .action((person: string, options: Times) => change(environment, options, () => ({ kind: 'end-cover', person })));
}

function addHandover(owners: Command, environment: Environment): void {
  timed(owners.command('handover'))
    .arguments('<person> <successor>')
    .summary('all of one person to another')
    .action((person: string, to: string, options: Times) =>
      change(environment, options, (zone) => ({
        kind: 'handover',
        person,
        to,
        from: instantOption(options.from, zone),
      })),
    );
}

function change(
  environment: Environment,
  options: ChangeOptions,
  make: (zone: string) => OwnershipChange,
): Promise<void> {
  return withSystem(environment, async (system) => {
    const { timeZone: zone } = await requireWorkspace(system);
    await applyAndTell(system, [make(zone)], options);
  });
}

function roleOf(text: string): RaciRole {
  const role = { a: 'A', r: 'R', c: 'C', i: 'I' }[text.toLowerCase()[0] ?? ''] as RaciRole | undefined;
  if (role) return role;
  throw new Refusal('UNKNOWN_ROLE', `"${text}" is no role: A Accountable, R Responsible, C Consulted, I Informed.`);
}
