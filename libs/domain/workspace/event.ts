/**
 * What happened to the product or the company on a day: a release, an incident, a new price, a campaign. Events are drawn over every
 * series, so that whoever sees a jump also sees what may have caused it. They explain nothing by themselves.
 */
import { ALL_SEGMENTS } from '../rollups/leaf-columns.js';
import type { Period } from '../rollups/period.js';
import type { Day } from '../shared/day.js';
import { dayText } from '../shared/day.js';

/** The kinds of events. */
export const EVENT_KINDS = ['release', 'incident', 'pricing', 'campaign', 'other'] as const;
/** One of the kinds. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** One event. */
export interface WorkspaceEvent {
  readonly day: Day;
  readonly kind: EventKind;
  readonly title: string;
  /** The segments that it concerned, as `plan/enterprise`; empty for everybody. */
  readonly segments: readonly string[];
  /** A page with more about it. */
  readonly url: string | null;
}

/** The events of a period, the earliest first: all of them, or those that concern one segment. */
export function eventsDuring(
  { workspace: { events = [] } }: { readonly workspace: { readonly events?: readonly WorkspaceEvent[] } },
  { from, to }: Period,
  segment: string = ALL_SEGMENTS,
): WorkspaceEvent[] {
  return events
    .filter((event) => event.day >= from && event.day < to && concerns(event, segment))
    .sort((a, b) => a.day - b.day || (a.title < b.title ? -1 : 1));
}

/**
 * Whether an event concerned a segment. It did not when it names only other segments of the same dimension; an event that names a plan
 * concerned customers of every industry.
 */
function concerns({ segments }: WorkspaceEvent, segment: string): boolean {
  const dimensionOf = (id: string) => id.slice(0, id.indexOf('/') + 1);
  const named = segments.filter((id) => dimensionOf(id) === dimensionOf(segment));
  return segment === ALL_SEGMENTS || named.length === 0 || named.includes(segment);
}

/** The key of an event, which is the same in every version: `2026-10-28 Sign-in does not work`. */
export function eventKey({ day, title }: WorkspaceEvent): string {
  return `${dayText(day)} ${title}`;
}

/** The event as people read it: `2026-10-28 incident: Sign-in does not work (plan/free)`. */
export function eventWords({ day, kind, title, segments }: WorkspaceEvent): string {
  return `${dayText(day)} ${kind}: ${title}${segments.length > 0 ? ` (${segments.join(', ')})` : ''}`;
}
