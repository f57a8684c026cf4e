/** Builds the events of a workspace file, and writes them as a section again. */
import { dayText, parseDay, segmentId, type Workspace, type WorkspaceEvent } from '@bough/domain';
import { writeYaml } from '../yaml/write-yaml.js';
import type { Draft, EventDocument } from './workspace-document.js';

/**
 * Builds the events. `dimension` is that of the tree, whose segments may be named alone. A day that cannot be read becomes NaN,
 * so that the other rules can still be checked.
 */
export function buildEvents(documents: readonly Draft<EventDocument>[], dimension: string): WorkspaceEvent[] {
  return documents.map(({ date, kind = 'other', title = '', segments = [], url = null }) => ({
    day: parseDay(date ?? '') ?? NaN,
    kind,
    title,
    segments: segments.map((key) => (key.includes('/') ? key : segmentId(dimension, key))),
    url,
  }));
}

/** The section `events`; empty text when there are none. Reading it gives the same events again. */
export function writeEvents({ events = [], tree }: Pick<Workspace, 'events' | 'tree'>): string {
  if (events.length === 0) return '';
  const own = `${tree.dimension}/`;
  const written = events.map(({ day, kind, title, segments, url }) => ({
    date: dayText(day),
    kind,
    title,
    ...(segments.length > 0 && {
      segments: segments.map((id) => (id.startsWith(own) ? id.slice(own.length) : id)),
    }),
    ...(url !== null && { url }),
  }));
  return writeYaml({ events: written });
}
