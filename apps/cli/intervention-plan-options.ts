/** What a plan says, from flags or from a YAML file; flags win. */
import { readFile } from 'node:fs/promises';
import { Option, type Command } from 'commander';
import { Refusal, type ExperimentArms, type PlanWish } from '@bough/domain';
import { formatProblems, rangeText, readArms, readPlanFile, wishOfPlan, type WrittenPlan } from '@bough/sources';
import type { CommandSystem } from './connect.js';

export interface PlanFlags {
  readonly file?: string;
  readonly title?: string;
  readonly hypothesis?: string;
  readonly node?: string;
  readonly design?: WrittenPlan['design'];
  readonly treated?: string;
  readonly launch?: string;
  readonly wave?: readonly string[];
  /** `false`: `--no-controls`. */
  readonly controls?: string | boolean;
  readonly direction?: WrittenPlan['direction'];
  readonly predicted?: string;
  readonly margin?: string;
  readonly rollout?: number;
  readonly washout?: number;
  readonly weeks?: number;
  readonly followUp?: number;
  readonly looks?: WrittenPlan['looks'];
  readonly guardrail?: readonly string[];
  readonly owner?: string;
  readonly finding?: number;
  readonly exclude?: readonly string[];
  readonly otherChanges?: string;
  readonly arms?: string;
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

export function planOptions(command: Command): Command {
  return command
    .option('--file <plan.yml>', 'a file that says it; flags win')
    .option('--title <text>', 'what people call it')
    .option('--hypothesis <text>', 'what is changed, and why it should help')
    .option('--node <node>', 'whose number should move')
    .addOption(
      new Option('--design <design>', 'what shows what would have happened').choices([
        'untreated_segments',
        'staged',
        'experiment',
      ]),
    )
    .option('--treated <segments>', 'with commas; default: the segment of the node')
    .option('--launch <day>', 'the day on which it begins')
    .option('--wave <day=segments>', 'of a staged rollout, again and again: 2026-12-01=pro,free', collect)
    .option('--controls <segments>', 'left alone, with commas; default: those that are suggested')
    .option('--no-controls', 'compare with nothing: grade C at best')
    .addOption(new Option('--direction <way>', 'where it should go; default: the better side').choices(['up', 'down']))
    .option('--predicted <size>', 'the effect that is bet on: 15%, 3pt')
    .option('--margin <size>', 'the smallest effect that matters; default: 10%, or 3pt of a share')
    .option('--rollout <days>', 'until everybody has it', Number)
    .option('--washout <days>', 'after that, when nothing is counted', Number)
    .option('--weeks <count>', 'whole weeks that are judged; default: 4', Number)
    .option('--follow-up <days>', 'of each conversation, where a metric lags; default: 9 of 10 are resolved', Number)
    .addOption(new Option('--looks <when>', 'judged when').choices(['end', 'weekly']))
    .option('--guardrail <node[=size]>', 'must not get worse by more than this; again and again', collect)
    .option('--owner <person>', 'key of who does it')
    .option('--finding <number>', 'the finding that it answers', Number)
    .option('--exclude <range>', 'days that say nothing: 2026-12-24..2026-12-31; again and again', collect)
    .option('--other-changes <text>', 'what else changes meanwhile?')
    .option('--arms <arms.csv>', 'of an experiment, columns customer, arm (treated or control) and source');
}

/** Refuses with every problem of the file, each at its line. */
export async function wishFrom(flags: PlanFlags, system: CommandSystem): Promise<PlanWish> {
  const drawn = flags.arms === undefined ? {} : { arms: await armsFrom(flags.arms) };
  const written = { ...(flags.file === undefined ? {} : await fromFile(flags.file)), ...fromFlags(flags), ...drawn };
  const { wish, problems } = wishOfPlan(written);
  for (const { path, message } of problems) console.error(`${path.join('.')}  error  ${message}`);
  if (problems.length > 0) throw new Refusal('PLAN_INVALID', 'Nothing was changed; mend the errors above.');
  if (written.finding === undefined) return wish;
  const finding = await system.findings.find({ number: written.finding });
  if (!finding) throw new Refusal('UNKNOWN_FINDING', `There is no finding ${written.finding}.`);
  return { ...wish, finding: finding.id };
}

async function fromFile(file: string): Promise<WrittenPlan> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal('FILE_UNREADABLE', `${file} cannot be read; check the name`);
  });
  const { plan, problems, positionOf } = readPlanFile(text);
  for (const line of formatProblems(file, problems, positionOf)) console.error(line);
  if (!plan) throw new Refusal('PLAN_INVALID', `${file} cannot be used; mend the errors above.`);
  return plan;
}

async function armsFrom(file: string): Promise<ExperimentArms> {
  const { arms, problems } = await readArms(file);
  for (const { path, message } of problems) console.error(`${file}:${path.join(' ')}  error  ${message}`);
  if (problems.length > 0) throw new Refusal('ARMS_INVALID', `${file} cannot be used; mend the errors above.`);
  return arms;
}

function fromFlags(flags: PlanFlags): WrittenPlan {
  const {
    treated,
    wave,
    controls,
    rollout,
    washout,
    followUp,
    guardrail,
    exclude,
    otherChanges,
    file: _,
    arms: __,
    ...same
  } = flags;
  const { title, hypothesis, node, design, launch, direction, predicted, margin, weeks, looks, owner, finding } = same;
  const given = {
    title,
    hypothesis,
    node,
    design,
    launch,
    direction,
    predicted,
    margin,
    weeks,
    looks,
    owner,
    finding,
    treated: treated === undefined ? undefined : listOf(treated),
    waves: wave?.map(waveOf),
    controls: controls === false ? [] : typeof controls === 'string' ? listOf(controls) : undefined,
    rollout_days: rollout,
    washout_days: washout,
    follow_up_days: followUp,
    guardrails: guardrail?.map(guardrailOf),
    excluded: exclude?.map(rangeText),
    other_changes: otherChanges,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as WrittenPlan;
}

function waveOf(text: string): { launch: string; segments: string[] } {
  const [launch, segments] = text.split('=');
  if (launch && segments) return { launch, segments: listOf(segments) };
  throw new Refusal('WAVE_INVALID', `"${text}" is no wave; write 2026-12-01=pro,free`);
}

function guardrailOf(text: string): { node: string; margin?: string } {
  const [node, margin] = text.split('=');
  return { node: node!, ...(margin !== undefined && { margin }) };
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}
