/** `bough access …`: who may sign in, their links and tokens, and what was changed. */
import { Argument, Option, type Command } from 'commander';
import type { OneTimeLink } from '@bough/application';
import { ACCESS_ROLES, formatLocalMinute, Refusal, type Role } from '@bough/domain';
import { localZone, withSystem } from './connect.js';
import { addTokenCommands } from './access/token-commands.js';
import type { Environment } from './environment.js';
import { commandLineActor, ownershipResultLines } from './ownership/apply-and-show.js';
import { table } from './terminal/table.js';
import { print } from './terminal/print.js';

export function addAccessCommand(program: Command, environment: Environment): void {
  const access = program.command('access').summary('who may sign in, and what was changed');
  addInvite(access, environment);
  addRole(access, environment);
  addLink(access, environment);
  addReset(access, environment);
  addUnlock(access, environment);
  addList(access, environment);
  addDeactivate(access, environment);
  addTokenCommands(access, environment);
  addAudit(access, environment);
}

function addInvite(access: Command, environment: Environment): void {
  access
    .command('invite')
    .argument('<key>', 'a short name to sign in with: ann')
    .summary('give a role to a person, who is made if there is none')
    .option('--name <name>', 'the whole name; left out: the key')
    .option('--email <address>', 'an e-mail address')
    .addOption(new Option('--role <role>', 'what the person may do').choices(ACCESS_ROLES).default('viewer'))
    .action((key: string, given: { name?: string; email?: string; role: Role }) =>
      withSystem(environment, async (system) => {
        const { name = key, email = null, role } = given;
        const account = await system.access.invite({ key, name, email, role });
        print(`${account.name} is ${account.role}. A link to sign in with: bough access link ${key}`);
      }),
    );
}

function addRole(access: Command, environment: Environment): void {
  access
    .command('role')
    .argument('<person>', 'key or e-mail address')
    .addArgument(new Argument('<role>', 'what the person may do').choices(ACCESS_ROLES))
    .summary('give somebody another role; it holds at once')
    .action((login: string, role: Role) =>
      withSystem(environment, async (system) => {
        const { name } = await system.access.changeRole(login, role);
        print(`${name} is ${role}.`);
      }),
    );
}

function addLink(access: Command, environment: Environment): void {
  withLink(access.command('link'))
    .summary('a link that lets a person in once, within a day')
    .action((login: string, { url }: { url: string }) =>
      withSystem(environment, async (system) => print(signInLink(url, await system.access.createLink(login)))),
    );
}

function addReset(access: Command, environment: Environment): void {
  withLink(access.command('reset'))
    .summary('end the password and the sessions of a person; a link to choose another')
    .description('For a password that was forgotten or got about. API tokens go on: see "bough access token list".')
    .action((login: string, { url }: { url: string }) =>
      withSystem(environment, async (system) => print(signInLink(url, await system.access.resetPassword(login)))),
    );
}

function addUnlock(access: Command, environment: Environment): void {
  access
    .command('unlock')
    .argument('<person>', 'key or e-mail address')
    .option('--address <ip>', 'forget all that failed from there, too, whoever it was')
    .summary('let a person try the password again at once')
    .description(
      'Forgets the wrong passwords that were tried for the name, from wherever. Sessions and the password stay.',
    )
    .action((login: string, { address = null }: { address?: string | null }) =>
      withSystem(environment, async (system) => {
        const { key } = await system.access.unlock(login, address);
        print(`${key} can sign in again`);
      }),
    );
}

const withLink = (command: Command): Command =>
  command
    .argument('<person>', 'key or e-mail address')
    .option('--url <address>', 'where browsers find the server', 'http://localhost:3000');

function signInLink(url: string, { secret }: OneTimeLink): string {
  return `${url.replace(/\/$/, '')}/sign-in?token=${secret}`;
}

function addList(access: Command, environment: Environment): void {
  access
    .command('list')
    .summary('who may sign in')
    .action(() =>
      withSystem(environment, async (system) => {
        const zone = await localZone(system);
        const rows = (await system.access.listAccounts()).map(({ key, name, email, role, active, signedInAt }) => [
          ...[
            key,
            name,
            email ?? '–',
            active ? role : 'has left',
            signedInAt ? formatLocalMinute(+signedInAt, zone) : 'never',
          ],
        ]);
        print(table(['key', 'name', 'e-mail', 'role', 'signed in'], rows));
      }),
    );
}

function addDeactivate(access: Command, environment: Environment): void {
  access
    .command('deactivate')
    .argument('<person>', 'key or e-mail address')
    .summary('somebody leaves: nothing lets them in any more')
    .description(
      'Ends sessions, API tokens, links and the password. Refused while something is theirs, until a successor is named.',
    )
    .option('--successor <person>', 'who takes over what they answer for')
    .action((login: string, { successor = null }: { successor?: string | null }) =>
      withSystem(environment, async ({ access, ownership, clock }) => {
        const { key, name } = await access.accountOf(login);
        const change = { kind: 'deactivate' as const, person: key, successor };
        const told = await ownership.apply([change], { actor: commandLineActor(undefined) });
        for (const { code, message } of told.problems) throw new Refusal(code, message);
        print(`${name} can no longer sign in.`);
        if (told.changes.length > 0) print(ownershipResultLines(told, clock.now(), false).join('\n'));
      }),
    );
}

function addAudit(access: Command, environment: Environment): void {
  access
    .command('audit')
    .summary('what was changed lately, and by whom')
    .option('--limit <count>', 'events at most', Number, 20)
    .option('--subject <subject>', 'only what changed this: node:cost/escalation, metric:csat, person:ann')
    .action(({ limit, subject }: { limit: number; subject?: string }) =>
      withSystem(environment, async (system) => {
        const zone = await localZone(system);
        const { events } = await system.access.audit(subject ? { subject } : {}, limit);
        for (const { at, actor, action, changes } of events) {
          print(`${formatLocalMinute(+at, zone)}  ${actor}  ${action}`);
          for (const { subject: about, field, before, after } of changes.slice(0, 10))
            print(`    ${about}${field ? ` ${field}` : ''}: ${short(before)} → ${short(after)}`);
        }
      }),
    );
}

function short(text: string | null): string {
  return text === null ? 'nothing' : text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
