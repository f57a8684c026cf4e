/** `bough findings`: what needs attention, whose it is, and what becomes of it. */
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
import { commandLineActor, instantOption } from './ownership/apply-and-tell.js';
import { targetOf } from './owners.command.js';

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
        'Without the server running, "bough detect --raise" looks for new ones.',
    );
  addList(findings, environment);
  addShow(findings, environment);
  addChanges(findings, environment);
}

function addList(findings: Command, environment: Environment): void {
  findings
    .command('list')
    .summary('what needs attention, the most severe first')
    .option('--all', 'also what is resolved or dismissed')
    .option('--status <list>', `with commas: ${FINDING_STATUSES.join(', ')}`)
    .option('--severity <list>', `with commas: ${SEVERITIES.join(', ')}`)
    .option('--kind <list>', 'with commas, such as spike,ownership_gap')
    .option('--person <key>', 'what they have, or are to take')
    .option('--node <node>', 'only at this node and below')
    .option('--overdue', 'open and past the deadline')
    .option('--unrouted', 'landed on nobody')
    .option('--json', 'print data')
    .action((options: ListOptions) => withSystem(environment, (system) => list(system, options, environment)));
}

async function list(system: CommandSystem, options: ListOptions, { width }: Environment): Promise<void> {
  const { timeZone } = await requireWorkspace(system);
  const { people } = await system.ownership.read();
  const filter = filterOf(options, people, system.clock.date());
  const { findings: found } = await system.findings.list(filter, MOST);
  if (options.json)
    return console.log(JSON.stringify({ findings: found.map((each) => findingAsJson(each, people)) }, null, 2));
  if (found.length === 0) return console.log('Nothing needs attention here.');
  console.log(findingTable(found, { people, timeZone, at: system.clock.now() }, width));
}

function filterOf(options: ListOptions, people: readonly Person[], now: Date): FindingFilter {
  const { status, severity, kind, person, node, all, overdue, unrouted } = options;
  const live = ['open', 'acknowledged', 'in_progress'] as const;
  const statuses = status === undefined ? live : listed('status', status, FINDING_STATUSES);
  return {
    ...((status !== undefined || !all) && { statuses }),
    ...(severity && { severities: listed('severity', severity, SEVERITIES) }),
    ...(kind && { kinds: listed('kind', kind, FINDING_KINDS) }),
    ...(person && { person: personBy(person, people).id }),
    ...(node && { path: targetOf(node) }),
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
        const finding = await system.findings.find({ number: numberOf(number) });
        if (!finding) throw new Refusal('NOT_FOUND', `There is no finding ${number}.`);
        const { people } = await system.ownership.read();
        const [events, sightings] = await Promise.all([
          system.findings.events([finding.id]).then((all) => all.get(finding.id)!),
          system.findings.sightings([finding.id]).then((all) => all.get(finding.id)!),
        ]);
        if (json) return console.log(JSON.stringify({ ...findingAsJson(finding, people), events, sightings }, null, 2));
        console.log(findingLines(finding, events, { people, timeZone, at: system.clock.now() }).join('\n'));
      }),
    );
}

function addChanges(findings: Command, environment: Environment): void {
  const change = (name: string, summary: string, argument?: string) => {
    const command = findings.command(name).argument('<number>').summary(summary);
    if (argument) command.argument(argument);
    return command.option('--by <person>', 'who does this: the key of a person, or a name');
  };
  const run = (number: string, options: ChangeOptions, make: (zone: string) => FindingWish) =>
    withSystem(environment, (system) => changeAndTell(system, number, options, make));
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
    .option('--note <text>', 'needed for other')
    .option('--quiet <days>', 'stays quiet for so long, unless it gets more severe; default: as the workspace says')
    .action((number: string, reason: string, options: ChangeOptions) =>
      run(number, options, () => ({
        move: 'dismiss',
        reason: listed('reason', reason, DISMISS_REASONS)[0] as DismissReason,
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
  for (const [move, summary, name] of [
    ['reopen', 'it is not over', '<reason>'],
    ['comment', 'say something', '<text>'],
  ] as const)
    change(move, summary, name).action((number: string, text: string, options: ChangeOptions) =>
      run(number, options, () => ({ move, text })),
    );
}

async function changeAndTell(
  system: CommandSystem,
  number: string,
  { by }: ChangeOptions,
  make: (zone: string) => FindingWish,
): Promise<void> {
  const { timeZone } = await requireWorkspace(system);
  const { people } = await system.ownership.read();
  const person = people.find(({ key }) => key === by);
  const actor = person ? { id: person.id, name: person.name } : commandLineActor(by);
  const ref = { number: numberOf(number) };
  const { finding, problems } = await system.findings.change(ref, make(timeZone), { actor });
  if (problems.length > 0) throw new Refusal(problems[0]!.code, problems.map(({ message }) => message).join('\n'));
  console.log(findingTable([finding!], { people, timeZone, at: system.clock.now() }, null));
}

function numberOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Refusal('NUMBER_INVALID', `"${text}" is not the number of a finding; "bough findings list" shows them.`);
}

function listed<Word extends string>(noun: string, text: string, words: readonly Word[]): Word[] {
  return text.split(',').map((given) => {
    const found = words.find((word) => word === given.trim().toLowerCase());
    if (found) return found;
    const near = didYouMean(given, words) || `; one of ${words.join(', ')}`;
    throw new Refusal(`UNKNOWN_${noun.toUpperCase()}`, `There is no ${noun} "${given}"${near}`);
  });
}

export function personBy(key: string, people: readonly Person[]): Person {
  const person = people.find((each) => each.key === key);
  if (person) return person;
  const near = didYouMean(
    key,
    people.map((each) => each.key),
  );
  throw new Refusal('UNKNOWN_PERSON', `There is no person "${key}"${near || '.'}`);
}
