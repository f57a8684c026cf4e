/** `bough interventions show`: one in full, as a chart, as a page that prints well. */
import type { Command } from 'commander';
import type { KeptAssessment } from '@bough/application';
import {
  bindingPlan,
  formatLocalDay,
  impactReport,
  impactSvg,
  planEvents,
  Refusal,
  type Intervention,
} from '@bough/domain';
import { withSystem, type CommandSystem } from '../connect.js';
import type { Environment } from '../environment.js';
import { loadSnapshot } from '../trees/choose.js';
import { interventionLines } from './draw-intervention.js';
import { requireIntervention } from './tell-intervention.js';
import { print } from '../terminal/print.js';
import { writeOut } from '../write-out.js';

interface Options {
  readonly svg?: string;
  readonly html?: string;
  readonly json?: boolean;
}

export function addShow(interventions: Command, environment: Environment): void {
  interventions
    .command('show')
    .argument('<number>', 'of the intervention')
    .summary('one in full: plan, verdict, numbers')
    .option('--svg <file>', 'write the chart: expected and observed, difference, added up')
    .option('--html <file>', 'write a one-page report that prints well')
    .option('--json', 'print data')
    .action((number: string, options: Options) =>
      withSystem(environment, async (system) => show(system, await requireIntervention(system, number), options)),
    );
}

async function show(system: CommandSystem, intervention: Intervention, { svg, html, json }: Options): Promise<void> {
  const snapshot = await loadSnapshot(system);
  const { timeZone } = snapshot.model.workspace;
  const [kept = null] = await system.interventions.listAssessments(intervention.id);
  const plan = bindingPlan(intervention);
  const nameOf = await system.interventions.names();
  if (html !== undefined) {
    const frozenAt = intervention.frozenAt === null ? null : formatLocalDay(intervention.frozenAt, timeZone);
    const facts = {
      number: `#${intervention.number}`,
      owner: nameOf(plan.owner),
      frozenAt,
      hash: intervention.frozen?.hash ?? null,
      key: kept?.key ?? null,
    };
    await write(html, impactReport(requireAssessment(kept).result, plan, facts));
  }
  if (svg !== undefined) await write(svg, impactSvg(requireAssessment(kept).result, plan.direction));
  if (svg !== undefined || html !== undefined) return;
  if (json) return print(JSON.stringify({ intervention, assessment: kept }, null, 2));
  const preview = await system.interventions.preview(plan, { snapshot, self: intervention.id });
  const signer = (await system.interventions.findSigner(intervention))?.owner.person.name ?? null;
  const today = system.clock.today(timeZone);
  const events = planEvents(snapshot.model, plan);
  print(interventionLines({ intervention, kept, preview, signer, nameOf, events, today, timeZone }).join('\n'));
}

function requireAssessment(kept: KeptAssessment | null): KeptAssessment {
  if (kept) return kept;
  throw new Refusal('NOT_JUDGED', 'It was not assessed yet: bough interventions assess <number>');
}

async function write(file: string, text: string | null): Promise<void> {
  if (text === null)
    throw new Refusal(
      'NO_CHART',
      'There are no weeks to draw: an experiment compares customers, and a launch needs its history.',
    );
  await writeOut(file, text);
  print(`Written: ${file}`);
}
