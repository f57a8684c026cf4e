/** `bough owners`: shows and changes who answers for what. */
import type { Command } from 'commander';
import { Refusal, type OwnershipChange, type RaciRole } from '@bough/domain';
import { requireWorkspace, withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { applyAndShow, instantOption, type ChangeOptions } from './ownership/apply-and-show.js';
import { addOwnerFileCommands } from './owner-files.js';
import { addOwnerReports } from './ownership/owner-reports.js';
import { readTarget } from './ownership/read-target.js';

export function addOwnersCommand(program: Command, environment: Environment): void {
  const owners = program
    .command('owners')
    .summary('who answers for what: show, gaps, load, matrix, assign, handover, …')
    .description(
      'A target is a node (enterprise, enterprise/cost_to_serve), all for the root, a node\n' +
        'of every branch ("*/cost_to_serve"), or a segment of another dimension\n' +
        '(segment:industry/fintech). A party is the key of a person, or team: and the key\n' +
        'of a team.',
    );
  addOwnerReports(owners, environment);
  addAssign(owners, environment);
  addEnd(owners, environment);
  addStop(owners, environment);
  addCover(owners, environment);
  addHandover(owners, environment);
  addOwnerFileCommands(owners, environment, withChangeOptions);
}

type RangeOptions = ChangeOptions & { from?: string; until?: string; replace?: boolean };

/** Adds the options of every change. */
const withChangeOptions = (command: Command): Command =>
  command
    .option('--reason <text>', 'why; needed when it begins in the past')
    .option('--by <name>', 'who does this; default: the account at this machine')
    .option('--dry-run', 'change nothing; show which nodes would get another owner');
/** Adds the options of a change that holds from a day on, or until one. */
const withRangeOptions = (command: Command): Command =>
  withChangeOptions(command)
    .option('--from <day>', 'the first day; default: now')
    .option('--until <day>', 'the day on which it ends');

function addAssign(owners: Command, environment: Environment): void {
  withRangeOptions(owners.command('assign'))
    .arguments('<target> <role> <party>')
    .summary('make somebody A, R, C or I')
    .description('Accountable (one person at most), Responsible, Consulted or Informed.')
    .option('--replace', 'end the role of whoever is Accountable now when the new one begins')
    .action((target: string, role: string, party: string, options: RangeOptions) =>
      change(environment, options, (zone) => ({
        kind: 'assign',
        target: readTarget(target),
        role: readRole(role),
        party,
        from: instantOption(options.from, zone),
        to: instantOption(options.until, zone),
        replace: options.replace ?? false,
      })),
    );
}

function addEnd(owners: Command, environment: Environment): void {
  withRangeOptions(owners.command('end'))
    .arguments('<target> <role> [party]')
    .summary('end a role')
    .description('Without a party it ends the role of whoever has it.')
    .action((target: string, role: string, party: string | undefined, options: RangeOptions) =>
      change(environment, options, (zone) => ({
        kind: 'end',
        target: readTarget(target),
        role: readRole(role),
        party: party ?? null,
        from: instantOption(options.from, zone),
      })),
    );
}

function addStop(owners: Command, environment: Environment): void {
  withRangeOptions(owners.command('stop'))
    .argument('<target>')
    .summary('make deliberately nobody Accountable')
    .description('Nobody answers for it, --until a day and for a --reason. Nothing is inherited from further up.')
    .option('--replace', 'also when somebody is Accountable now')
    .action((target: string, options: RangeOptions) =>
      change(environment, options, (zone) => {
        const to = instantOption(options.until, zone);
        if (to === null) throw new Refusal('UNTIL_MISSING', 'Say until when: --until 2026-12-31');
        const { replace = false } = options;
        const reason = options.reason ?? '';
        return {
          kind: 'stop',
          target: readTarget(target),
          from: instantOption(options.from, zone),
          to,
          reason,
          replace,
        };
      }),
    );
}

function addCover(owners: Command, environment: Environment): void {
  withRangeOptions(owners.command('cover'))
    .arguments('<person> [other]')
    .summary('somebody is away, another acts')
    .description('Away --until a day, for 90 days at most. Without another person, their nodes go up the path.')
    .option('--scope <node>', 'only in this part of the tree')
    .action((person: string, by: string | undefined, options: RangeOptions & { scope?: string }) =>
      change(environment, options, (zone) => {
        const to = instantOption(options.until, zone);
        if (to === null) throw new Refusal('UNTIL_MISSING', 'Say until when: --until 2026-12-31');
        const scope = options.scope === undefined ? '' : readTarget(options.scope);
        return { kind: 'cover', person, by: by ?? null, scope, from: instantOption(options.from, zone), to };
      }),
    );
  withChangeOptions(owners.command('back'))
    .argument('<person>')
    .summary('somebody is back earlier')
    .action((person: string, options: RangeOptions) =>
      change(environment, options, () => ({ kind: 'end-cover', person })),
    );
}

function addHandover(owners: Command, environment: Environment): void {
  withRangeOptions(owners.command('handover'))
    .arguments('<person> <successor>')
    .summary('hand everything of one person to another')
    .action((person: string, to: string, options: RangeOptions) =>
      change(environment, options, (zone) => ({
        kind: 'handover',
        person,
        to,
        from: instantOption(options.from, zone),
      })),
    );
}

/** Makes one change. `createChange` gets the workspace's time zone. */
function change(
  environment: Environment,
  options: ChangeOptions,
  createChange: (zone: string) => OwnershipChange,
): Promise<void> {
  return withSystem(environment, async (system) => {
    const { timeZone: zone } = await requireWorkspace(system);
    await applyAndShow(system, [createChange(zone)], options);
  });
}

/** A role by its letter or name. Refuses anything else. */
function readRole(text: string): RaciRole {
  const role = { a: 'A', r: 'R', c: 'C', i: 'I' }[text.toLowerCase()[0] ?? ''] as RaciRole | undefined;
  if (role) return role;
  throw new Refusal('UNKNOWN_ROLE', `"${text}" is no role: A Accountable, R Responsible, C Consulted, I Informed.`);
}
