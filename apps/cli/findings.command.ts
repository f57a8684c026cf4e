/** `bough findings`: lists and shows findings, and changes them. */
import type { Command } from 'commander';
import type { FindingFilter } from '@bough/application';
import {
  didYouMean,
  DISMISS_REASONS,
  FINDING_KINDS,
  FINDING_STATUSES,
  Refusal,
  SEVERITIES,
  type DismissReason,
  type FindingWish,
  type Person,
} from '@bough/domain';
import { requireWorkspace, withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { findingAsJson, findingLines, findingTable } from './findings/finding-lines.js';
import { commandLineActor, instantOption } from './ownership/apply-and-show.js';
import { personByKey } from './ownership/person-by-key.js';
import { readTarget } from './ownership/read-target.js';
import { print } from './terminal/print.js';

interface ListOptions {
  readonly status?: string;
  readonly severity?: string;
  readonly kind?: string;
  readonly person?: string;
  readonly node?: string;
  readonly all?: boolean;
  readonly overdue?: boolean;
  readonly unrouted?: boolean;
  readonly json?: boolean;
}

interface ChangeOptions {
  readonly by?: string;
  readonly note?: string;
  readonly quiet?: string;
}

const MOST = 200;

export function addFindingsCommand(program: Command, environment: Environment): void {
  const findings = program
    .command('findings')
    .summary('what needs attention, and whose it is: list, show, acknowledge, …')
    .description(
      'A finding is open, acknowledged, in progress, and then resolved or dismissed.\n' +
        'While no server runs, "bough detect --raise" raises new ones.',
    );
  addList(findings, environment);
  addShow(findings, environment);
  addChanges(findings, environment);
}

function addList(findings: Command, environment: Environment): void {
  findings
    .command('list')
    .summary('what needs attention, the most severe first')
    .option('--all', 'include findings that are resolved or dismissed')
    .option('--status <list>', `separated by commas: ${FINDING_STATUSES.join(', ')}`)
    .option('--severity <list>', `separated by commas: ${SEVERITIES.join(', ')}`)
    .option('--kind <list>', 'separated by commas, such as spike,ownership_gap')
    .option('--person <key>', 'only findings that this person has or is to take')
    .option('--node <node>', 'only findings at this node and below')
    .option('--overdue', 'only open findings past their deadline')
    .option('--unrouted', 'only findings that landed on nobody')
    .option('--json', 'print data')
    .action((options: ListOptions) => withSystem(environment, (system) => list(system, options, environment)));
}

async function list(system: CommandSystem, options: ListOptions, { width }: Environment): Promise<void> {
  const { timeZone } = await requireWorkspace(system);
  const { people } = await system.ownership.read();
  const filter = filterOf(options, people, system.clock.date());
  const { findings: found } = await system.findings.list(filter, { sort: 'severity', most: MOST });
  if (options.json)
    return print(JSON.stringify({ findings: found.map((each) => findingAsJson(each, people)) }, null, 2));
  if (found.length === 0) return print('Nothing needs attention here.');
  print(findingTable(found, { people, timeZone, at: system.clock.now() }, width));
}

function filterOf(options: ListOptions, people: readonly Person[], now: Date): FindingFilter {
  const { status, severity, kind, person, node, all, overdue, unrouted } = options;
  const live = ['open', 'acknowledged', 'in_progress'] as const;
  const statuses = status === undefined ? live : readList('status', status, FINDING_STATUSES);
  return {
    ...((status !== undefined || !all) && { statuses }),
    ...(severity && { severities: readList('severity', severity, SEVERITIES) }),
    ...(kind && { kinds: readList('kind', kind, FINDING_KINDS) }),
    ...(person && { people: [personByKey(person, people).id] }),
    ...(node && { path: readTarget(node) }),
    ...(overdue && { overdueAt: now }),
    ...(unrouted && { unrouted: true }),
  };
}

function addShow(findings: Command, environment: Environment): void {
  findings
    .command('show')
    .argument('<number>')
    .summary('one finding: evidence, trail and what happened')
    .option('--json', 'print data')
    .action((number: string, { json }: { json?: boolean }) =>
      withSystem(environment, async (system) => {
        const { timeZone } = await requireWorkspace(system);
        const finding = await system.findings.find({ number: readNumber(number) });
        if (!finding) throw new Refusal('NOT_FOUND', `There is no finding ${number}.`);
        const { people } = await system.ownership.read();
        const [events, sightings] = await Promise.all([
          system.findings.events([finding.id]).then((all) => all.get(finding.id)!),
          system.findings.sightings([finding.id]).then((all) => all.get(finding.id)!),
        ]);
        if (json) return print(JSON.stringify({ ...findingAsJson(finding, people), events, sightings }, null, 2));
        print(findingLines(finding, events, { people, timeZone, at: system.clock.now() }).join('\n'));
      }),
    );
}

function addChanges(findings: Command, environment: Environment): void {
  const change = (name: string, summary: string, argument?: string) => {
    const command = findings.command(name).argument('<number>').summary(summary);
    if (argument) command.argument(argument);
    return command.option('--by <person>', 'who does this: the key of a person, or any name');
  };
  const run = (number: string, options: ChangeOptions, createWish: (zone: string) => FindingWish) =>
    withSystem(environment, (system) => changeAndShow(system, number, options, createWish));
  change('acknowledge', 'I have seen it and take it').action((number: string, options: ChangeOptions) =>
    run(number, options, () => ({ move: 'acknowledge' })),
  );
  change('start', 'work has begun').action((number: string, options: ChangeOptions) =>
    run(number, options, () => ({ move: 'start' })),
  );
  change('resolve', 'it is done; the numbers will show it')
    .option('--note <text>')
    .action((number: string, options: ChangeOptions) =>
      run(number, options, () => ({ move: 'resolve', note: options.note ?? null })),
    );
  change('dismiss', 'nothing is to be done', '<reason>')
    .description(`Reasons: ${DISMISS_REASONS.join(', ')}.`)
    .option('--note <text>', 'why; needed when the reason is other')
    .option('--quiet <days>', 'how many days it stays quiet unless it gets more severe; default: as the workspace says')
    .action((number: string, reason: string, options: ChangeOptions) =>
      run(number, options, () => ({
        move: 'dismiss',
        reason: readList('reason', reason, DISMISS_REASONS)[0] as DismissReason,
        note: options.note ?? null,
        quietDays: options.quiet === undefined ? null : Number(options.quiet),
      })),
    );
  change('snooze', 'not now, until a day', '<day>').action((number: string, day: string, options: ChangeOptions) =>
    run(number, options, (zone) => ({ move: 'snooze', until: instantOption(day, zone)! })),
  );
  change('assign', 'give it to somebody', '<person>').action((number: string, person: string, options: ChangeOptions) =>
    run(number, options, () => ({ move: 'assign', person })),
  );
  change('give-back', 'taken by mistake: it is open again, on whoever answers for it now')
    .option('--note <text>')
    .action((number: string, options: ChangeOptions) =>
      run(number, options, () => ({ move: 'give_back', note: options.note ?? null })),
    );
  for (const [move, summary, name] of [
    ['reopen', 'it is not over', '<reason>'],
    ['comment', 'say something', '<text>'],
  ] as const)
    change(move, summary, name).action((number: string, text: string, options: ChangeOptions) =>
      run(number, options, () => ({ move, text })),
    );
}

/** Makes a change and prints the finding as it is then. */
async function changeAndShow(
  system: CommandSystem,
  number: string,
  { by }: ChangeOptions,
  createWish: (zone: string) => FindingWish,
): Promise<void> {
  const { timeZone } = await requireWorkspace(system);
  const { people } = await system.ownership.read();
  const person = people.find(({ key }) => key === by);
  const actor = person ? { id: person.id, name: person.name } : commandLineActor(by);
  const ref = { number: readNumber(number) };
  const { finding, problems } = await system.findings.change(ref, createWish(timeZone), { actor });
  if (problems.length > 0) throw new Refusal(problems[0]!.code, problems.map(({ message }) => message).join('\n'));
  print(findingTable([finding!], { people, timeZone, at: system.clock.now() }, null));
}

/** The number of a finding. Refuses anything else. */
function readNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Refusal('NUMBER_INVALID', `"${text}" is not the number of a finding; "bough findings list" shows them.`);
}

/** The words of a list that is separated by commas. Refuses an unknown word and names the nearest one. */
function readList<Word extends string>(noun: string, text: string, words: readonly Word[]): Word[] {
  return text.split(',').map((given) => {
    const found = words.find((word) => word === given.trim().toLowerCase());
    if (found) return found;
    const near = didYouMean(given, words) || `; one of ${words.join(', ')}`;
    throw new Refusal(`UNKNOWN_${noun.toUpperCase()}`, `There is no ${noun} "${given}"${near}`);
  });
}
