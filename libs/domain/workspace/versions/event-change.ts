/** The differences between the events of two versions of a workspace. Events with the same day and title are the same event. */
import type { TreeChange } from './tree-change.js';
import type { Workspace } from '../workspace.js';
import { eventKey, type WorkspaceEvent } from '../event.js';

type WithEvents = Pick<Workspace, 'events'>;

/** Every difference; the order of events does not matter. */
export function eventChanges(before: WithEvents, after: WithEvents): TreeChange[] {
  const [old, now] = [written(before), written(after)];
  const whole = (key: string, change: 'added' | 'removed', kind: string): TreeChange => ({
    ...({ kind: 'event', key, change, field: null } as const),
    ...(change === 'added' ? { from: null, to: kind } : { from: kind, to: null }),
  });
  return [
    ...[...now].filter(([key]) => !old.has(key)).map(([key, { kind }]) => whole(key, 'added', kind!)),
    ...[...old].filter(([key]) => !now.has(key)).map(([key, { kind }]) => whole(key, 'removed', kind!)),
    ...[...now].flatMap(([key, fields]) => (old.has(key) ? changed(key, old.get(key)!, fields) : [])),
  ];
}

type Fields = Readonly<Record<string, string>>;

function written({ events = [] }: WithEvents): Map<string, Fields> {
  return new Map(events.map((event) => [eventKey(event), fieldsOf(event)]));
}

function fieldsOf({ kind, segments, url }: WorkspaceEvent): Fields {
  return { kind, segments: segments.join(', ') || 'all', url: url ?? 'none' };
}

function changed(key: string, before: Fields, after: Fields): TreeChange[] {
  return Object.keys(after)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      ...({ kind: 'event', key, change: 'changed', field } as const),
      from: before[field]!,
      to: after[field]!,
    }));
}
