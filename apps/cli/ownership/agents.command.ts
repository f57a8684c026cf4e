/** `bough people agents`: the names of help desks, and who they are. */
import { InvalidArgumentError, type Command } from 'commander';
import { USUAL_DAYS, type Agent } from '@bough/application';
import { dayText } from '@bough/domain';
import { withSystem } from '../connect.js';
import type { Environment } from '../environment.js';
import { print } from '../terminal/print.js';
import { table } from '../terminal/table.js';
import { loadSnapshot } from '../trees/choose.js';

interface AgentOptions {
  readonly days: number;
  readonly unmatched?: boolean;
  readonly json?: boolean;
}

export function addAgentsCommand(people: Command, environment: Environment): void {
  people
    .command('agents')
    .summary('who handled conversations, as help desks call them, and who that is')
    .description(
      'A name is joined to the person who has it among their agent names: under "people" in the workspace file, or ' +
        'with "people put --agent-names". Names that nobody has come with a guess, from which nothing follows.',
    )
    .option('--days <days>', 'of the last days with data', toDays, USUAL_DAYS)
    .option('--unmatched', 'only names that nobody has')
    .option('--json', 'print data')
    .action(({ json = false, ...options }: AgentOptions) =>
      withSystem(environment, async (system) => {
        await loadSnapshot(system);
        const agents = await system.ownership.agents(options);
        if (json) return print(JSON.stringify(agents.map(plainAgent), null, 2));
        if (agents.length === 0) return print(nobody(options));
        const rows = agents
          .map(plainAgent)
          .map(({ name, source, conversations, last_day: last, person, proposed }) => [
            name,
            source,
            `${conversations}`,
            last,
            person ?? (proposed === null ? '' : `perhaps ${proposed}`),
          ]);
        print(table(['Name', 'Source', 'Conversations', 'Last', 'Person'], rows));
      }),
    );
}

function plainAgent({ name, source, conversations, lastDay, person, proposed }: Agent) {
  const keys = { person: person?.key ?? null, proposed: proposed?.key ?? null };
  return { name, source, conversations, last_day: dayText(lastDay), ...keys };
}

function nobody({ days, unmatched = false }: AgentOptions): string {
  return unmatched
    ? `Every name of the last ${days} days is somebody's.`
    : `No conversation of the last ${days} days says who handled it; map "assignee".`;
}

function toDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days > 0 && days <= 36_500) return days;
  throw new InvalidArgumentError('Write a number of days, such as 90.');
}
