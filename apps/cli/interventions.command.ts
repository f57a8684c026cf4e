/** `bough interventions`: bets on nodes, written down before they start, and what came out. */
import type { Command } from 'commander';
import { INTERVENTION_STATUSES, missedLaunchWords, type InterventionStatus } from '@bough/domain';
import { requireWorkspace, withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { addDraw } from './draw-arms.js';
import { addInterventionFiles } from './intervention-files.js';
import {
  interventionTable,
  previewLines,
  couldShow,
  planLines,
  registryLines,
  reminderLines,
} from './interventions/draw-intervention.js';
import {
  callerAs,
  requireIntervention,
  notTheSigner,
  parseInterventionNumber,
  tell,
} from './interventions/tell-intervention.js';
import { planOptions, wishFrom, type PlanFlags } from './intervention-plan-options.js';
import { addShow } from './interventions/show-intervention.js';
import { readTarget } from './ownership/read-target.js';
import { loadSnapshot } from './trees/choose.js';
import { print, printError } from './terminal/print.js';

type Changing = { readonly draft?: boolean; readonly dryRun?: boolean; readonly exploratory?: boolean };

export function addInterventionsCommand(program: Command, environment: Environment): void {
  const interventions = program
    .command('interventions')
    .summary('bets on nodes and what came out: plan, start, assess, show, …')
    .description(
      'A bet is written down before it starts and frozen when it does. The verdict\n' +
        'compares the treated segments with those that were left alone.',
    );
  addPlan(interventions, environment);
  addPower(interventions, environment);
  addDraw(interventions, environment);
  addMoves(interventions, environment);
  addShow(interventions, environment);
  addLists(interventions, environment);
  addInterventionFiles(interventions, environment);
}

const changing = (command: Command): Command =>
  planOptions(command)
    .option('--draft', 'keep it although something is missing')
    .option('--exploratory', 'the launch may be past: it will never be called verified')
    .option('--dry-run', 'say what is wrong and what it could show, keep nothing');

function addPlan(interventions: Command, environment: Environment): void {
  changing(interventions.command('plan'))
    .summary('write a bet down before it starts')
    .description('From flags, or from a YAML file. Says what it could show, and what overlaps.')
    .action((flags: PlanFlags & Changing) =>
      withSystem(environment, async (system) => {
        await loadSnapshot(system);
        const told = await system.interventions.plan(await wishFrom(flags, system), flags);
        const nameOf = await system.interventions.names(told.plan);
        const designs = await system.interventions.designs(told.plan);
        print([...planLines(told.plan, nameOf), ...previewLines(told.preview, designs), ''].join('\n'));
        tell(told, ({ number, status }) => `Intervention ${number} is ${status}.`, flags.dryRun);
      }),
    );
  changing(interventions.command('revise'))
    .argument('<number>', 'of the intervention')
    .summary('say the plan anew, as its next revision')
    .description('After the start the verdict still uses what was frozen, and says what was changed.')
    .action((number: string, flags: PlanFlags & Changing) =>
      withSystem(environment, async (system) => {
        await loadSnapshot(system);
        const wish = await wishFrom(flags, system);
        const told = await system.interventions.revise(parseInterventionNumber(number), wish, flags);
        tell(told, ({ revisions, status }) => `Revision ${revisions.length}; it is ${status}.`, flags.dryRun);
      }),
    );
}

function addPower(interventions: Command, environment: Environment): void {
  planOptions(interventions.command('power'))
    .argument('[number]', 'of an intervention; left out: of what the flags say')
    .summary('what so many weeks could show')
    .action((number: string | undefined, flags: PlanFlags) =>
      withSystem(environment, async (system) => {
        const snapshot = await loadSnapshot(system);
        if (number === undefined) {
          const wish = await wishFrom(flags, system);
          const { plan, preview } = await system.interventions.plan(wish, { dryRun: true });
          if (!preview.power) return print('Name a node and a launch first.');
          return print(couldShow(preview.power, await system.interventions.designs(plan)).join('\n'));
        }
        const found = await requireIntervention(system, number);
        const plan = found.frozen?.plan ?? found.revisions.at(-1)!.plan;
        const preview = await system.interventions.preview(plan, { snapshot, self: found.id });
        if (!preview.power) return print('Something that the plan names is no longer there.');
        print(couldShow(preview.power, await system.interventions.designs(plan, { snapshot })).join('\n'));
      }),
    );
}

function addMoves(interventions: Command, environment: Environment): void {
  const one = (name: string, summary: string) =>
    interventions.command(name).argument('<number>', 'of the intervention').summary(summary);
  one('start', 'freeze the plan: from now on it counts')
    .option('--exploratory', 'although its launch is past')
    .action((number: string, options: { exploratory?: boolean }) =>
      withSystem(environment, async (system) => {
        await loadSnapshot(system);
        const told = await system.interventions.start(parseInterventionNumber(number), options);
        tell(told, (each) => `Intervention ${each.number} runs; its plan is frozen: ${each.frozen!.hash}`);
      }),
    );
  one('assess', 'assess it now, by what was frozen').action((number: string) =>
    withSystem(environment, async (system) => {
      await loadSnapshot(system);
      const told = await system.interventions.assess(parseInterventionNumber(number));
      tell(told, (each) => `#${each.number}, ${each.status}: ${told.assessment!.result.words.headline}`);
      print(told.assessment!.result.words.summary);
    }),
  );
  one('conclude', 'close it with its verdict').action((number: string) =>
    withSystem(environment, async (system) => {
      await loadSnapshot(system);
      const told = await system.interventions.conclude(parseInterventionNumber(number));
      tell(told, (each) => `#${each.number} is concluded: ${told.assessment!.result.words.headline}`);
    }),
  );
  one('cancel', 'give it up; it stays in the registry')
    .requiredOption('--reason <text>', 'why')
    .action((number: string, { reason }: { reason: string }) =>
      withSystem(environment, async (system) => {
        await loadSnapshot(system);
        tell(
          await system.interventions.cancel(parseInterventionNumber(number), reason),
          (each) => `#${each.number} is cancelled.`,
        );
      }),
    );
  one('sign-off', 'agree with the verdict, or not')
    .description('By whoever answers for the node and did not make the bet.')
    .requiredOption('--person <key>', 'who signs')
    .option('--disagree', 'with a note that says why')
    .option('--note <text>', 'what there is to say')
    .action(
      (number: string, { person, disagree = false, note }: { person: string; disagree?: boolean; note?: string }) =>
        withSystem(environment, async (system) => {
          await loadSnapshot(system);
          const wish = { agrees: !disagree, note: note ?? null };
          const caller = await callerAs(system, person);
          const told = await system
            .as(caller)
            .interventions.signOff(parseInterventionNumber(number), wish)
            .catch(notTheSigner);
          tell(told, (each) => `#${each.number} is signed off.`);
        }),
    );
  interventions
    .command('check')
    .summary('assess what is due; the server does it by itself')
    .action(() =>
      withSystem(environment, async (system) => {
        await loadSnapshot(system);
        const done = await system.interventions.checkDue();
        for (const { intervention, assessment } of done?.assessed ?? [])
          print(`#${intervention.number}, ${intervention.status}: ${assessment.result.words.headline}`);
        for (const { number, error } of done?.failures ?? []) printError(`#${number}: ${(error as Error).message}`);
        if (!done || done.assessed.length === 0) print('Nothing is due.');
      }),
    );
}

function addLists(interventions: Command, environment: Environment): void {
  interventions
    .command('list')
    .summary('interventions, newest first')
    .option('--status <list>', `with commas: ${INTERVENTION_STATUSES.join(', ')}`)
    .option('--node <node>', 'bets on it or below it')
    .option('--json', 'print data')
    .action(({ status, node, json }: { status?: string; node?: string; json?: boolean }) =>
      withSystem(environment, async (system) => {
        const statuses = status?.split(',') as InterventionStatus[] | undefined;
        const query = { ...(statuses && { statuses }), ...(node !== undefined && { node: readTarget(node) }) };
        const found = await system.interventions.list(query);
        const latest = await system.interventions.latestAssessments();
        const today = system.clock.today((await requireWorkspace(system)).timeZone);
        const told = found.map((each) => ({ ...each, reminder: missedLaunchWords(each, today) }));
        if (json) return print(JSON.stringify({ interventions: told }, null, 2));
        if (found.length === 0) return print('There is none.');
        const { people } = await system.ownership.read();
        print([interventionTable(found, latest, people), ...reminderLines(found, today)].join('\n'));
      }),
    );
  interventions
    .command('registry')
    .summary('all bets, and how often predictions held')
    .option('--json', 'print data')
    .action(({ json }: { json?: boolean }) =>
      withSystem(environment, async (system) => {
        await loadSnapshot(system);
        const ownership = await system.ownership.read();
        const registry = await system.interventions.registry();
        if (json) return print(JSON.stringify(registry, null, 2));
        const latest = await system.interventions.latestAssessments();
        print(registryLines(registry, latest, ownership.people).join('\n'));
      }),
    );
}
