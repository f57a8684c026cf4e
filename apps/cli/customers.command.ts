/** `bough customers`: customers whom conversations name and no file describes. */
import { InvalidArgumentError, type Command } from 'commander';
import type { CustomerGap, UnmatchedCustomer } from '@bough/application';
import { withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { loadSnapshot } from './trees/choose.js';
import { print } from './terminal/print.js';
import { table } from './terminal/table.js';

interface UnmatchedOptions {
  readonly days: number;
  readonly limit: number;
  readonly json?: boolean;
}

export function addCustomersCommand(program: Command, environment: Environment): void {
  program
    .command('customers')
    .summary('customers whom conversations name and no file describes')
    .command('unmatched')
    .summary('list them by source, and propose who they are')
    .description(
      'Lists conversations without a customer and customers whom no file describes, by source. A customer of another source ' +
        'with the same id or domain is proposed. Nothing is changed: say it in the mapping, with "source" or "through".',
    )
    .option('--days <days>', 'of the last days with data', toCount, 90)
    .option('--limit <customers>', 'customers at most', toCount, 50)
    .option('--json', 'print data')
    .action(({ days, limit, json = false }: UnmatchedOptions) =>
      withSystem(environment, async (system) => {
        await loadSnapshot(system);
        const unmatched = await system.facts.unmatchedCustomers({ days, first: limit });
        if (json) return print(JSON.stringify(unmatched, null, 2));
        if (unmatched.gaps.length === 0) return print(`Every conversation of the last ${days} days has a customer.`);
        for (const line of unmatched.gaps.map(gapLine)) print(line);
        if (unmatched.customers.length > 0) print(`\n${customersTable(unmatched.customers)}`);
      }),
    );
}

/** After an import: what its source lacks, and where to look. */
export async function tellCustomerGaps(system: CommandSystem, source: string): Promise<void> {
  const { gaps } = await system.facts.unmatchedCustomers({ first: 1 });
  const gap = gaps.find((each) => each.source === source);
  if (gap) print(`${gapLine(gap)} "bough customers unmatched" lists them.`);
}

/** `desk: 3 of 40 conversations name no customer (such as t-1, t-9), and 5 name customers whom no file describes.` */
function gapLine({ source, conversations, withoutCustomer, unknownCustomer, examples }: CustomerGap): string {
  const name = (count: number) => (count === 1 ? 'names' : 'name');
  const such = examples.length > 0 ? ` (such as ${examples.join(', ')})` : '';
  const parts = [
    withoutCustomer > 0 ? `${withoutCustomer} ${name(withoutCustomer)} no customer${such}` : '',
    unknownCustomer > 0 ? `${unknownCustomer} ${name(unknownCustomer)} a customer whom no file describes` : '',
  ].filter((part) => part !== '');
  return `${source}: of ${conversations} ${conversations === 1 ? 'conversation' : 'conversations'}, ${parts.join(', and ')}.`;
}

function customersTable(customers: readonly UnmatchedCustomer[]): string {
  const rows = customers.map(({ externalId, customerSource, source, conversations, proposed }) => [
    externalId,
    customerSource,
    source,
    `${conversations}`,
    proposed ? `${proposed.source} ${proposed.externalId}${proposed.name === null ? '' : ` (${proposed.name})`}` : '',
    proposed ? `same ${proposed.by}` : '',
  ]);
  return table(['Customer', 'Of', 'Named by', 'Conversations', 'Perhaps', ''], rows);
}

function toCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0 && count <= 36_500) return count;
  throw new InvalidArgumentError('Write a whole number, such as 90.');
}
