/** `bough my-work`: lists what one person has to do. */
import type { Command } from 'commander';
import { formatLocalMinute, mapOwnedNodes, pathName, type WorkItem } from '@bough/domain';
import { requireWorkspace, withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { findingAsJson } from './findings/finding-lines.js';
import { personByKey } from './ownership/person-by-key.js';
import { tableWithText } from './terminal/table.js';
import { loadSnapshot } from './trees/choose.js';
import { print } from './terminal/print.js';

interface Options {
  readonly person?: string;
  readonly json?: boolean;
}

export function addMyWorkCommand(program: Command, environment: Environment): void {
  program
    .command('my-work')
    .summary('what one person must acknowledge, decide, finish, verify or start')
    .description('What is worth most comes first. Without --person it shows what landed on nobody.')
    .option('--person <key>', 'whose work')
    .option('--json', 'print data')
    .action((options: Options) => withSystem(environment, (system) => show(system, options, environment)));
}

async function show(system: CommandSystem, { person: key, json }: Options, { width }: Environment): Promise<void> {
  const { timeZone } = await requireWorkspace(system);
  const { people } = await system.ownership.read();
  const person = key === undefined ? null : personByKey(key, people);
  const items = await system.findings.myWork(person?.id ?? null, person === null);
  const keyOf = (id: string | null) => people.find((each) => each.id === id)?.key ?? null;
  if (json) {
    const rows = items.map(({ finding, bet, onBehalfOf, ...item }) => ({
      ...item,
      onBehalfOf: keyOf(onBehalfOf),
      finding: finding && findingAsJson(finding, people),
      intervention: bet && { number: bet.number, words: bet.words },
    }));
    return print(JSON.stringify({ work: rows }, null, 2));
  }
  if (items.length === 0)
    return print(person ? `${person.name} has nothing to do here.` : 'Everything has landed on somebody.');
  const { model } = await loadSnapshot(system);
  const owned = mapOwnedNodes(model.nodes, model.workspace);
  const nameOf = (id: string | null) => people.find((each) => each.id === id)?.name ?? '';
  const title = (item: WorkItem) =>
    item.finding?.signal.title ?? item.bet?.words ?? `Nobody answers for ${pathName(item.path, owned)}`;
  const isCovering = items.some(({ onBehalfOf }) => onBehalfOf !== null);
  const rows = items.map((item) => [
    item.reason.replaceAll('_', ' '),
    item.finding ? `#${item.finding.number}` : item.bet ? `bet #${item.bet.number}` : '',
    item.finding?.severity ?? '',
    item.overdue ? 'overdue' : item.dueAt === null ? '' : formatLocalMinute(item.dueAt, timeZone),
    ...(isCovering ? [nameOf(item.onBehalfOf)] : []),
    title(item),
  ]);
  const head = ['To do', '', 'Severity', 'Due', ...(isCovering ? ['On behalf of'] : []), 'What'];
  print(tableWithText(head, rows, width));
}
