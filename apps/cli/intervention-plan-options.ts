/** What a plan says, from flags or from a YAML file; flags win. The flags follow from the table of a plan's fields. */
import { Option, type Command } from 'commander';
import { Refusal, WRITTEN_FIELDS, type ExperimentArms, type PlanFieldKind, type PlanWish } from '@bough/domain';
import {
  formatProblems,
  parseDayRange,
  readArms,
  readPlanFile,
  readWholeFile,
  wishOfPlan,
  type WrittenPlan,
} from '@bough/sources';
import type { CommandSystem } from './connect.js';
import { printError } from './terminal/print.js';

/** By the names that commander gives the flags. */
export interface PlanFlags extends Readonly<Record<string, unknown>> {
  readonly file?: string;
  readonly arms?: string;
}

/** How a flag of each kind is written: its value, what its help adds, and what the value becomes in a plan file. */
interface FlagKind {
  readonly value: string;
  readonly help?: string;
  /** The flag may be given again and again: each time it adds one. */
  readonly isRepeated?: true;
  readonly read?: (text: string) => unknown;
}

const FLAG_KINDS: Readonly<Record<PlanFieldKind, FlagKind>> = {
  text: { value: 'text' },
  node: { value: 'node' },
  choice: { value: 'choice' },
  segments: { value: 'segments', help: ', with commas', read: listOf },
  day: { value: 'day', help: ', as 2026-12-31' },
  waves: { value: 'day=segments', help: ', again and again: 2026-12-01=pro,free', isRepeated: true, read: waveOf },
  size: { value: 'size', help: ': 15%, 3pt or 0.2' },
  count: { value: 'count', read: Number },
  guardrails: {
    value: 'node[=size]',
    help: ' by more than a size, again and again: pro/touches=5%',
    isRepeated: true,
    read: guardrailOf,
  },
  person: { value: 'person' },
  finding: { value: 'number', read: Number },
  ranges: {
    value: 'range',
    help: ', again and again: 2026-12-24..2026-12-31',
    isRepeated: true,
    read: parseDayRange,
  },
  arms: { value: 'arms.csv', help: ', with the columns customer, arm (treated or control) and source' },
};

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

export function planOptions(command: Command): Command {
  command.option('--file <plan.yml>', 'a file that says it; flags win');
  for (const { flag, kind, description, choices, unit } of WRITTEN_FIELDS) {
    const { value, help = '', isRepeated } = FLAG_KINDS[kind];
    const words = description.charAt(0).toLowerCase() + description.slice(1) + help;
    const option = new Option(`--${flag} <${unit ?? value}>`, words);
    if (choices) option.choices(choices);
    if (isRepeated) option.argParser(collect);
    command.addOption(option);
    if (flag === 'controls') command.option('--no-controls', 'compare with nothing: grade C at best');
  }
  return command;
}

/** Refuses with every problem of the file, each at its line. */
export async function wishFrom(flags: PlanFlags, system: CommandSystem): Promise<PlanWish> {
  const drawn = flags.arms === undefined ? {} : { arms: await armsFrom(flags.arms) };
  const written = { ...(flags.file === undefined ? {} : await fromFile(flags.file)), ...fromFlags(flags), ...drawn };
  const { wish, problems } = wishOfPlan(written);
  for (const { path, message } of problems) printError(`${path.join('.')}  error  ${message}`);
  if (problems.length > 0) throw new Refusal('PLAN_INVALID', 'Nothing was changed; mend the errors above.');
  if (written.finding === undefined) return wish;
  const finding = await system.findings.find({ number: written.finding });
  if (!finding) throw new Refusal('UNKNOWN_FINDING', `There is no finding ${written.finding}.`);
  return { ...wish, finding: finding.id };
}

async function fromFile(file: string): Promise<WrittenPlan> {
  const text = await readWholeFile(file);
  const { plan, problems, positionOf } = readPlanFile(text);
  for (const line of formatProblems(file, problems, positionOf)) printError(line);
  if (!plan) throw new Refusal('PLAN_INVALID', `${file} cannot be used; mend the errors above.`);
  return plan;
}

async function armsFrom(file: string): Promise<ExperimentArms> {
  const { arms, problems } = await readArms(file);
  for (const { path, message } of problems) printError(`${file}:${path.join(' ')}  error  ${message}`);
  if (problems.length > 0) throw new Refusal('ARMS_INVALID', `${file} cannot be used; mend the errors above.`);
  return arms;
}

/** As a plan file would say it. The customers of `--arms` come from a file of their own. */
function fromFlags(flags: PlanFlags): WrittenPlan {
  const entries = WRITTEN_FIELDS.filter(({ kind }) => kind !== 'arms').flatMap(({ flag, written, kind }) => {
    const value = flags[camelCase(flag)];
    if (value === undefined) return [];
    // `--no-controls` makes it false.
    if (value === false) return [[written, []] as const];
    const { read = (text: string) => text, isRepeated } = FLAG_KINDS[kind];
    return [[written, isRepeated ? (value as string[]).map((text) => read(text)) : read(value as string)] as const];
  });
  return Object.fromEntries(entries);
}

/** `follow-up` → `followUp`, as commander names it. */
function camelCase(flag: string): string {
  return flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
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
