/** `bough access …`: who may sign in, their links and tokens, and what was changed. */
import { Option, type Command } from 'commander';
import { CreateLink, DeactivatePerson, InvitePerson, ReadAudit } from '@bough/application';
import { ROLES, type Role } from '@bough/domain';
import { withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { table } from './terminal/table.js';

const now = () => new Date();

export function addAccessCommand(program: Command, environment: Environment): void {
  const access = program.command('access').summary('who may sign in, and what was changed');
  addInvite(access, environment);
  addLink(access, environment);
  addList(access, environment);
  addDeactivate(access, environment);
  addAudit(access, environment);
}

function addInvite(access: Command, environment: Environment): void {
  access
    .command('invite')
    .argument('<key>', 'a short name to sign in with: ann')
    .summary('give a role to a person, who is made if there is none')
    .option('--name <name>', 'the whole name; left out: the key')
    .option('--email <address>', 'an e-mail address')
    .addOption(new Option('--role <role>', 'what the person may do').choices(ROLES).default('viewer'))
    .action((key: string, given: { name?: string; email?: string; role: Role }) =>
      withSystem(environment, async ({ caller, ...system }) => {
        const { name = key, email = null, role } = given;
        const account = await new InvitePerson({ ...system, now }).run(caller, { key, name, email, role });
        console.log(`${account.name} is ${account.role}. A link to sign in with: bough access link ${key}`);
      }),
    );
}

function addLink(access: Command, environment: Environment): void {
  access
    .command('link')
    .argument('<person>', 'key or e-mail address')
    .summary('a link that lets a person in once, within a day')
    .option('--url <address>', 'where browsers find the server', 'http://localhost:3000')
    .action((login: string, { url }: { url: string }) =>
      withSystem(environment, async ({ caller, ...system }) => {
        const secret = await new CreateLink({ ...system, now }).run(caller, login);
        console.log(`${url.replace(/\/$/, '')}/sign-in?token=${secret}`);
      }),
    );
}

function addList(access: Command, environment: Environment): void {
  access
    .command('list')
    .summary('who may sign in')
    .action(() =>
      withSystem(environment, async ({ accounts }) => {
        const rows = (await accounts.accounts()).map(({ key, name, email, role, active, signedInAt }) => [
          ...[key, name, email ?? '–', active ? role : 'has left', signedInAt ? minute(signedInAt) : 'never'],
        ]);
        console.log(table(['key', 'name', 'e-mail', 'role', 'signed in'], rows));
      }),
    );
}

function addDeactivate(access: Command, environment: Environment): void {
  access
    .command('deactivate')
    .argument('<person>', 'key or e-mail address')
    .summary('end the sessions, tokens, links and the password of a person')
    .action((login: string) =>
      withSystem(environment, async ({ caller, ...system }) => {
        const { name } = await new DeactivatePerson({ ...system, now }).run(caller, login);
        console.log(`${name} can no longer sign in.`);
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
      withSystem(environment, async ({ caller, audit }) => {
        const { events } = await new ReadAudit(audit).run(caller.principal, subject ? { subject } : {}, limit);
        for (const { at, actor, action, changes } of events) {
          console.log(`${minute(at)}  ${actor}  ${action}`);
          for (const { subject: about, field, before, after } of changes.slice(0, 10))
            console.log(`    ${about}${field ? ` ${field}` : ''}: ${short(before)} → ${short(after)}`);
        }
      }),
    );
}

function minute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

function short(text: string | null): string {
  return text === null ? 'nothing' : text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
