/** `bough conversations`: those behind the number of a node, with links to where they can be read. */
import { Option, type Command } from 'commander';
import {
  conversationsCsv,
  numberOfNode,
  MOST_CONVERSATIONS,
  type ConversationOrder,
  type ConversationsBehind,
  type LinkedConversation,
  type Snapshot,
} from '@bough/application';
import { formatDuration, formatLocalDay, Refusal } from '@bough/domain';
import { withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { fittedTable } from './terminal/table.js';
import { choosePeriod, DEFAULT_PERIOD, loadSnapshot, periodTitle } from './trees/choose.js';
import { print, printFile } from './terminal/print.js';

interface Options {
  readonly period: string;
  readonly order: ConversationOrder;
  readonly json?: boolean;
  readonly csv?: boolean;
}

export function addConversationsCommand(program: Command, environment: Environment): void {
  program
    .command('conversations')
    .summary('the conversations behind the number of a node')
    .description(
      'Those that the metric of the node counts first (of a ratio those of its numerator), each with its link where the\n' +
        `workspace file has one for its source. At most ${MOST_CONVERSATIONS}.`,
    )
    .argument('<node>', 'a node by its path: "enterprise/cost_to_serve"; "" is the root')
    .option('--period <period>', 'as for "tree show"', DEFAULT_PERIOD)
    .addOption(
      new Option('--order <order>', 'the newest first, or by what each adds to the number')
        .choices(['newest', 'highest', 'lowest'])
        .default('newest'),
    )
    .option('--json', 'print data')
    .addOption(new Option('--csv', 'print them for a spreadsheet').conflicts('json'))
    .action((node: string, options: Options) =>
      withSystem(environment, async (system) => show(system, await loadSnapshot(system), node, options, environment)),
    );
}

async function show(
  { comparisons }: CommandSystem,
  snapshot: Snapshot,
  path: string,
  { period: text, order, json, csv }: Options,
  { width }: Environment,
): Promise<void> {
  const { metric, segments } = numberOfNode(snapshot, path);
  const period = choosePeriod(snapshot, text);
  const question = { metric, segments, period, order, first: MOST_CONVERSATIONS };
  const found = await comparisons.conversations(snapshot, question);
  if (!found) throw new Refusal('NO_DATA', `"${metric}" counts no conversations.`);
  if (json) return print(JSON.stringify(asJson(found), null, 2));
  if (csv) return void printFile(conversationsCsv(found.items));
  print(`${found.total} conversations ${found.counted.clock} in ${periodTitle(snapshot, period)}\n`);
  if (found.total === 0) return;
  const rows = found.items.map((each) => rowOf(each, snapshot.model.workspace.timeZone));
  print(fittedTable(HEAD, rows, width).text);
  if (found.total > found.items.length) print(`\n${found.total - found.items.length} more`);
}

const HEAD = ['id', 'begun', 'topic', 'resolution', 'touches', 'rating', 'customer', 'link'];

function rowOf(each: LinkedConversation, zone: string): string[] {
  const { resolutionSeconds: seconds, touches, rating } = each;
  return [
    each.externalId,
    formatLocalDay(each.createdAt, zone),
    each.topic ?? '–',
    seconds === null ? '–' : formatDuration(seconds),
    touches === null ? '–' : String(touches),
    rating === null ? '–' : String(rating),
    each.customer ?? '–',
    each.link ?? '',
  ];
}

/** Instants as texts, the rest as it is. */
function asJson({ counted, items, total }: ConversationsBehind) {
  const text = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
  const data = items.map(({ createdAt, firstReplyAt, resolvedAt, ratedAt, ...same }) => ({
    ...same,
    createdAt: text(createdAt),
    firstReplyAt: text(firstReplyAt),
    resolvedAt: text(resolvedAt),
    ratedAt: text(ratedAt),
  }));
  return { ...counted, total, conversations: data };
}
