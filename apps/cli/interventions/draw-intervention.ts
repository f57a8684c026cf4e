/** Interventions in the terminal: as a table, one in full, and the registry. */
import {
  bindingPlan,
  dayText,
  eventWords,
  firstLaunch,
  formatLocalMinute,
  missedLaunchWords,
  newestPlan,
  DESIGN_NAMES,
  overlapText,
  type DesignChances,
  PLAN_FIELD_NAMES,
  PLAN_FIELDS,
  planChanges,
  planText,
  type Calibration,
  type Day,
  type Intervention,
  type InterventionPlan,
  type Person,
  type PlanOverlap,
  type PlanPower,
  type Registry,
  type SuggestedControl,
  type WorkspaceEvent,
} from '@bough/domain';
import type { KeptAssessment, PlanPreview } from '@bough/application';
import { table } from '../terminal/table.js';
import { assessmentLines, section } from './draw-assessment.js';

type Latest = ReadonlyMap<string, KeptAssessment>;

export function interventionTable(found: readonly Intervention[], latest: Latest, people: readonly Person[]): string {
  const rows = found.map((each) => {
    const plan = bindingPlan(each);
    const launch = firstLaunch(plan);
    const verdict =
      each.reason !== null ? `given up: ${each.reason}` : (latest.get(each.id)?.result.words.headline ?? '');
    const owner = people.find(({ id }) => id === plan.owner)?.key ?? '';
    return [
      `#${each.number}`,
      each.status,
      launch === null ? '' : dayText(launch),
      owner,
      plan.primary || 'all',
      plan.title,
      verdict,
    ];
  });
  return table(['', 'Status', 'Launch', 'Owner', 'Node', 'Title', 'Verdict'], rows);
}

/** Plans whose launch was missed, a line each; `today` in the workspace's calendar. */
export function reminderLines(found: readonly Intervention[], today: Day): string[] {
  const waiting = found.flatMap((each) => {
    const words = missedLaunchWords(each, today);
    return words === null ? [] : [`#${each.number} was ${words}`];
  });
  return waiting.length === 0 ? [] : ['', ...waiting];
}

/** A plan field by field; `nameOf` turns the id of a person or a finding into what people call it. */
export function planLines(plan: InterventionPlan, nameOf: (id: string) => string): string[] {
  const isShown = (field: keyof InterventionPlan) =>
    !['title', 'hypothesis'].includes(field) &&
    (plan[field] !== undefined || !['arms', 'followUpDays'].includes(field));
  const shown = PLAN_FIELD_NAMES.filter(isShown);
  const rows = shown.map((field) => [`  ${PLAN_FIELDS[field].label}`, planText(plan, field, nameOf)]);
  return [plan.title || '(no title)', plan.hypothesis, ...rows.map(([label, text]) => `${label!.padEnd(22)}${text}`)];
}

/** What is known of a plan before it starts: power, overlaps, possible controls, earlier interventions. */
export function previewLines(
  { power, overlaps, past, controls }: PlanPreview,
  designs: DesignChances | null,
): string[] {
  return [
    ...(power ? ['', ...couldShow(power, designs)] : []),
    ...section('Overlaps', overlapLines(overlaps)),
    ...section('Segments to compare with', controls.map(controlLine)),
    ...section(
      'Earlier bets on this node, in any branch',
      past.map(
        ({ intervention, assessment }) =>
          `#${intervention.number} ${bindingPlan(intervention).title} (${bindingPlan(intervention).primary}): ${assessment?.result.words.headline ?? intervention.status}`,
      ),
    ),
  ];
}

function powerLines({ rows, kind, words, reasons, notes }: PlanPower): string[] {
  const size = (value: number) => (kind === 'relative' ? `${round(100 * value)} %` : `${round(100 * value)} points`);
  const lines = rows.map(({ weeks, detectable, noChangePower, promising }) => [
    ...[
      `${weeks} weeks`,
      size(detectable),
      `${Math.round(100 * noChangePower)} %`,
      promising ? '' : 'no verdict is promised',
    ],
  ]);
  const shown = rows.length === 0 ? [] : [table(['Judged', 'Smallest effect', '"No effect" earned', ''], lines)];
  const told = [...reasons, ...notes].map((reason) => reason.words).filter((each) => !words.includes(each));
  return ['Power', ...shown, words, ...told];
}

/** What the plan could show, and what other designs could. */
export function couldShow(power: PlanPower, designs: DesignChances | null): string[] {
  return [...powerLines(power), ...(designs ? ['', ...designLines(designs)] : [])];
}

/** How likely each design is to see the effect that matters, the best first. */
function designLines({ designs, advice }: DesignChances): string[] {
  const percent = (chance: number | null) => (chance === null ? '–' : `${Math.round(100 * chance)} %`);
  const weeks = designs[0]?.chances.map((each) => `${each.weeks} weeks`) ?? [];
  const rows = designs.map(({ design, chances, feasible, words }) => [
    DESIGN_NAMES[design],
    ...chances.map(({ chance }) => percent(chance)),
    feasible ? '' : `not here: ${words}`,
  ]);
  return ['Chance to see the effect that matters, by design', table(['', ...weeks, ''], rows), `${advice}.`];
}

function overlapLines(overlaps: readonly PlanOverlap[]): string[] {
  return overlaps.map(overlapText);
}

function controlLine({ segment, suggested, reasons }: SuggestedControl): string {
  return `${suggested ? '✓' : '–'} ${segment}: ${reasons.map(({ words }) => words).join('; ')}`;
}

/** Everything that is shown of one intervention. */
export interface InterventionDetails {
  readonly intervention: Intervention;
  /** The newest assessment. */
  readonly kept: KeptAssessment | null;
  readonly preview: PlanPreview;
  /** The name of who signs the verdict off. */
  readonly signer: string | null;
  /** What people call a person or a finding, by its id. */
  readonly nameOf: (id: string) => string;
  readonly events: readonly WorkspaceEvent[];
  /** In the workspace's calendar. */
  readonly today: Day;
  /** Of the workspace (IANA name). */
  readonly timeZone: string;
}

/** One intervention in full. */
export function interventionLines(details: InterventionDetails): string[] {
  const { intervention, kept, preview, signer, nameOf, events, today, timeZone } = details;
  const instant = (at: number) => formatLocalMinute(at, timeZone);
  const { number, status, exploratory, frozen, frozenAt, revisions, signOffs, reason } = intervention;
  const frozenLine = frozen
    ? [`Frozen ${instant(frozenAt!)} as revision ${frozen.revision}, ${frozen.hash.slice(0, 16)}…`]
    : [`Not frozen yet; revision ${revisions.length}`];
  const changes = frozen ? planChanges(frozen.plan, newestPlan(intervention), nameOf).map(({ text }) => text) : [];
  return [
    `#${number}, ${status}${exploratory ? ', exploratory: not written down before its launch' : ''}${reason === null ? '' : `: ${reason}`}`,
    ...planLines(bindingPlan(intervention), nameOf),
    ...frozenLine,
    ...reminderLines([intervention], today),
    ...section('Changed since, which the verdict does not use', changes),
    ...section('Overlaps', overlapLines(preview.overlaps)),
    ...section('What happened', events.map(eventWords)),
    ...(frozen || !preview.power ? [] : ['', ...powerLines(preview.power)]),
    ...(kept
      ? ['', ...assessmentLines(kept.result), `Assessed ${instant(kept.at)}, key ${kept.key.slice(0, 16)}…`]
      : []),
    ...signOffs.map(({ person, agrees, note, at }) => {
      const said = agrees ? 'agrees' : 'does not agree';
      return `${nameOf(person)} ${said}, ${instant(at)}${note ? `: ${note}` : ''}`;
    }),
    ...(frozen && signOffs.length === 0 ? [`To sign off: ${signer ?? 'nobody is there but who made the bet'}`] : []),
  ];
}

export function registryLines(
  { bets, all, byFamily, byTeam }: Registry,
  latest: Latest,
  people: readonly Person[],
): string[] {
  const head = ['', 'Bets', 'Decided', 'As bet on', 'Partly', 'Hit rate', 'Found ÷ bet on', 'Exploratory'];
  const groups: [string, Calibration][] = [
    ['All', all],
    ...byFamily.map((each): [string, Calibration] => [each.of?.replaceAll('_', ' ') ?? 'no driver', each]),
    ...byTeam.map((each): [string, Calibration] => [each.of ?? 'no team', each]),
  ];
  const rows = groups.map(([name, each]) => [
    ...[name, String(each.bets), String(each.decided), String(each.hits), String(each.partly)],
    ...[
      each.hitRate === null ? '–' : `${Math.round(100 * each.hitRate)} %`,
      share(each.shareOfPredicted),
      String(each.exploratory),
    ],
  ]);
  const found = bets.map(({ intervention }) => intervention);
  return [interventionTable(found, latest, people), '', 'How often predictions held', table(head, rows)];
}

function share(value: number | null): string {
  return value === null ? '–' : `${Math.round(100 * value)} %`;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
