/** Findings in the terminal: several as a table, one in full, and as data. */
import {
  formatLocalDay,
  formatLocalMinute,
  isOverdue,
  legalMoves,
  currentRouting,
  type Finding,
  type FindingEvent,
  type Instant,
  type Person,
} from '@bough/domain';
import { tableWithText } from '../terminal/table.js';

/** What is needed to print findings. */
export interface FindingTextContext {
  readonly people: readonly Person[];
  readonly timeZone: string;
  readonly at: Instant;
}

/** From this width of the terminal on there is room for nodes beside titles. */
const WIDE = 140;

/** A table with one row per finding. Without a width, nothing is cut. */
export function findingTable(findings: readonly Finding[], context: FindingTextContext, width: number | null): string {
  const isWide = width === null || width >= WIDE;
  const rows = findings.map((finding) => [
    `#${finding.number}`,
    finding.severity,
    finding.status.replace('_', ' '),
    whoHas(finding, context),
    dueWords(finding, context),
    ...(isWide ? [finding.signal.path || 'all'] : []),
    finding.signal.title,
  ]);
  const head = ['', 'Severity', 'Status', 'Who', 'Due', ...(isWide ? ['Node'] : []), 'What'];
  return tableWithText(head, rows, width);
}

/** One finding in full: words, evidence, routing and events. */
export function findingLines(finding: Finding, events: readonly FindingEvent[], context: FindingTextContext): string[] {
  const { signal, occurrences, number, severity, status } = finding;
  const times = occurrences === 1 ? 'seen once' : `seen on ${occurrences} days of data`;
  const on = (at: Instant) => formatLocalMinute(at, context.timeZone);
  return [
    `#${number} ${signal.title}`,
    `${severity}, ${status.replace('_', ' ')}, ${signal.kind.replace('_', ' ')} (${signal.rule}), ${times}`,
    '',
    signal.words,
    ...signal.evidence.map(({ label, text }) => `  ${label}: ${text}`),
    '',
    `Node: ${signal.path || 'all'}${signal.segment ? `, segment ${signal.segment}` : ''}`,
    `Who: ${whoHas(finding, context) || 'nobody; an admin must name somebody Accountable'}`,
    ...dueLine(finding, context),
    ...clockLines(finding, on),
    'How it landed:',
    ...finding.routing.flatMap(({ at, cause, text, steps }) => [
      `  ${on(at)}  ${cause.replace('_', ' ')}: ${text}`,
      ...steps.map((step) => `      ${step}`),
    ]),
    'What happened:',
    ...events.map(({ at, kind, actor, text }) => `  ${on(at)}  ${kind.replace('_', ' ')} (${actor.name}): ${text}`),
    `You can: ${legalMoves(finding)
      .map((move) => move.replace('_', '-'))
      .join(', ')}`,
  ];
}

/** A finding as data, with people by their keys. */
export function findingAsJson(finding: Finding, people: readonly Person[]) {
  const { id, routing: _, informed, assignee, ...rest } = finding;
  const { person, holder, text } = currentRouting(finding);
  const keyOf = (of: string | null) => people.find((each) => each.id === of)?.key ?? null;
  return {
    id,
    ...rest,
    assignee: keyOf(assignee),
    routedTo: keyOf(person),
    onBehalfOf: holder === person ? null : keyOf(holder),
    routing: text,
    informed: informed.map(keyOf),
    moves: legalMoves(finding),
  };
}

/** Who has a finding: `Sam Ortega for Priya Raman`. */
function whoHas(finding: Finding, { people }: FindingTextContext): string {
  const nameOf = (id: string | null) => people.find((each) => each.id === id)?.name ?? '';
  const { person, holder } = currentRouting(finding);
  const who = finding.assignee ?? person;
  return nameOf(who) + (holder !== person && who === person ? ` for ${nameOf(holder)}` : '');
}

function dueWords(finding: Finding, context: FindingTextContext): string {
  const { acknowledgeBy, snoozedUntil, status } = finding;
  if (snoozedUntil !== null && context.at < snoozedUntil)
    return `snoozed to ${formatLocalDay(snoozedUntil, context.timeZone)}`;
  if (status !== 'open' || acknowledgeBy === null) return '';
  return isOverdue(finding, context.at) ? 'overdue' : formatLocalMinute(acknowledgeBy, context.timeZone);
}

function dueLine(finding: Finding, context: FindingTextContext): string[] {
  const due = dueWords(finding, context);
  return due === '' ? [] : [`To be taken by: ${due}`];
}

/** When it was seen, when it landed and was taken, when it was closed, and when it was verified. */
function clockLines(finding: Finding, on: (at: Instant) => string): string[] {
  const { firstSeenAt, lastSeenAt, acknowledgedAt, closedAt, resolution, dismissReason, note } = finding;
  const said = note === null ? '' : `: ${note}`;
  const lines = [
    `Seen: first ${on(firstSeenAt)}, last ${on(lastSeenAt)}`,
    `Landed: ${on(currentRouting(finding).at)}${acknowledgedAt === null ? '' : `, taken ${on(acknowledgedAt)}`}`,
  ];
  if (closedAt !== null)
    lines.push(`Closed: ${on(closedAt)}, ${(resolution ?? dismissReason)!.replaceAll('_', ' ')}${said}`);
  if (finding.quietUntil !== null) lines.push(`Quiet until: ${on(finding.quietUntil)}`);
  if (finding.settledAt !== null) lines.push(`Verified: ${on(finding.settledAt)}`);
  else if (finding.verifyAt !== null) lines.push(`To be verified from: ${on(finding.verifyAt)}`);
  return lines;
}
