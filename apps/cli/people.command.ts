/** `bough people`: lists and changes the people and teams who can answer for nodes. */
import type { Command } from 'commander';
import type { OwnershipChange } from '@bough/domain';
import { addAgentsCommand } from './ownership/agents.command.js';
import { withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { applyAndShow, type ChangeOptions } from './ownership/apply-and-show.js';
import { table } from './terminal/table.js';
import { print } from './terminal/print.js';

type PutOptions = ChangeOptions & {
  name?: string;
  email?: string;
  agentNames?: string;
  lead?: string;
  members?: string;
  successor?: string;
};

export function addPeopleCommand(program: Command, environment: Environment): void {
  const people = program.command('people').summary('people and teams: list, put, agents, team, leave');
  const change = (options: PutOptions, made: OwnershipChange) =>
    withSystem(environment, (system) => applyAndShow(system, [made], options));
  people
    .command('list')
    .summary('list people and teams')
    .action(() =>
      withSystem(environment, async (system) => {
        const { people: all, teams } = await system.ownership.read();
        if (all.length === 0) return print('There is nobody yet: bough people put ana --name "Ana Rios"');
        const rows = all.map(({ key, name, email, active }) => [key, name, email ?? '', active ? '' : 'left']);
        const keys = new Map(all.map(({ id, key }) => [id, key]));
        const teamRows = teams.map(({ key, name, members }) => [
          `team:${key}`,
          name,
          '',
          members.map((id) => keys.get(id)).join(', '),
        ]);
        print(table(['Key', 'Name', 'E-mail', ''], [...rows, ...teamRows]));
      }),
    );
  people
    .command('put')
    .argument('<key>')
    .summary('add a person, or change their names or address')
    .option('--name <name>')
    .option('--email <address>')
    .option(
      '--agent-names <names>',
      'what help desks call the person, separated by commas; takes the place of all before',
    )
    .action((key: string, { name, email, agentNames, ...options }: PutOptions) =>
      change(options, {
        kind: 'person',
        key,
        ...(name && { name }),
        ...(email && { email }),
        ...(agentNames !== undefined && { agentNames: agentNames.split(',').filter((each) => each.trim() !== '') }),
      }),
    );
  addAgentsCommand(people, environment);
  people
    .command('team')
    .argument('<key>')
    .summary('add a team, or change its name, lead or members')
    .option('--name <name>')
    .option('--lead <person>')
    .option('--members <people>', 'keys, separated by commas')
    .action((key: string, { name, lead, members, ...options }: PutOptions) =>
      change(options, {
        kind: 'team',
        key,
        ...(name && { name }),
        ...(lead && { lead }),
        ...(members && { members: members.split(',').map((each) => each.trim()) }),
      }),
    );
  people
    .command('leave')
    .argument('<person>')
    .summary('deactivate a person who leaves; what they hold goes to a successor')
    .option('--successor <person>')
    .option('--dry-run', 'change nothing; show which nodes would get another owner')
    .action((person: string, { successor, ...options }: PutOptions) =>
      change(options, { kind: 'deactivate', person, successor: successor ?? null }),
    );
}
