/** Keeps the stored membership of customers equal to what their attributes say, and logs the days that this changes. */
import {
  DAY_OPEN_END,
  membership,
  segmentId,
  type AttributeValue,
  type Dimension,
  type MembershipSpan,
  type Workspace,
} from '@bough/domain';
import { NO_CUSTOMER } from '../facts/fact-id.js';
import { groupBy } from '../shared/group-by.js';
import type { Session } from '../shared/session.js';
import * as sql from './membership.sql.js';

interface SpanRow {
  customer_id: string;
  valid_from: number;
  valid_to: number;
  cell_id: number;
  revenue: number;
  starts: number | null;
  ends: number | null;
}

/** Numbers of cells, by the segments in them; missing ones are made. */
export class Cells {
  private readonly ids = new Map<string, number>();

  constructor(private readonly session: Session) {}

  async idsOf(combinations: readonly (readonly string[])[]): Promise<number[]> {
    const missing = new Map(combinations.filter((c) => !this.ids.has(c.join('|'))).map((c) => [c.join('|'), c]));
    if (missing.size > 0) {
      await this.session.run(sql.ADD_CELLS, [JSON.stringify([...missing.values()])]);
      const rows = await this.session.query<{ id: number; segments: string[] }>(sql.READ_CELLS);
      for (const { id, segments } of rows) this.ids.set(segments.join('|'), id);
    }
    return combinations.map((c) => this.ids.get(c.join('|'))!);
  }
}

/** Segment ids of a cell: `plan/pro`, `industry/fintech`. */
export function cellSegments(dimensions: readonly Dimension[], keys: readonly string[]): string[] {
  return dimensions.map((dimension, index) => segmentId(dimension.key, keys[index]!));
}

/** Recomputes the membership of some customers. Only what differs is written, and its days are logged. */
export async function keepMembership(
  session: Session,
  workspace: Workspace,
  customers: readonly string[],
): Promise<void> {
  const { changed, before, after } = await writeMembership(session, workspace, customers);
  if (changed.length > 0) await logChanges(session, changed, before, after);
}

/** Whose membership changed, with what it was and what it is. */
interface MembershipChanges {
  readonly changed: readonly string[];
  readonly before: Spans;
  readonly after: Spans;
}

/** The same without a row in the log: the caller logs all days. */
export async function writeMembership(
  session: Session,
  workspace: Workspace,
  customers: readonly string[],
): Promise<MembershipChanges> {
  if (customers.length === 0) return { changed: [], before: new Map(), after: new Map() };
  const before = groupBy(await session.query<SpanRow>(sql.READ_SPANS, [customers]), (row) => row.customer_id);
  const after = await wantedSpans(session, workspace, customers);
  const changed = customers.filter(
    (id) => JSON.stringify(before.get(id) ?? []) !== JSON.stringify(after.get(id) ?? []),
  );
  if (changed.length === 0) return { changed, before, after };
  await session.run(sql.REMOVE_SPANS, [changed]);
  const rows = changed.flatMap((id) => after.get(id) ?? []);
  const column = (name: keyof SpanRow) => rows.map((row) => row[name]);
  await session.run(sql.ADD_SPANS, [
    column('customer_id'),
    column('valid_from'),
    column('valid_to'),
    column('cell_id'),
    column('revenue'),
    column('starts'),
    column('ends'),
  ]);
  return { changed, before, after };
}

async function wantedSpans(
  session: Session,
  workspace: Workspace,
  customers: readonly string[],
): Promise<Map<string, SpanRow[]>> {
  const attributes = groupBy(
    await session.query<{ customer_id: string; attribute: string; valid_from: number; value: string | null }>(
      sql.READ_ATTRIBUTES,
      [customers],
    ),
    (row) => row.customer_id,
  );
  const activity = await session.query<{ customer_id: string; active_from: number; active_to: number }>(
    workspace.activityBegins === 'first_conversation' ? sql.READ_ACTIVITY_FROM_FIRST : sql.READ_ACTIVITY,
    [customers],
  );
  const spansOf = membership(workspace.dimensions, workspace.revenue);
  const planned = activity.flatMap(({ customer_id, active_from, active_to }) => {
    const values: AttributeValue[] = (attributes.get(customer_id) ?? []).map((row) => ({
      attribute: row.attribute,
      validFrom: row.valid_from,
      value: row.value,
    }));
    return spansOf(values).map((span) => ({ customer_id, span, active_from, active_to }));
  });
  const ids = await new Cells(session).idsOf(
    planned.map(({ span }) => cellSegments(workspace.dimensions, span.segments)),
  );
  const rows = planned.map(({ customer_id, span, active_from, active_to }, index) => ({
    customer_id,
    valid_from: span.from,
    valid_to: span.to,
    cell_id: ids[index]!,
    revenue: span.revenue,
    ...activeDays(span, active_from, active_to),
  }));
  return groupBy(rows, (row) => row.customer_id);
}

function activeDays(
  span: MembershipSpan,
  activeFrom: number,
  activeTo: number,
): { starts: number | null; ends: number | null } {
  const starts = Math.max(span.from, activeFrom);
  const ends = Math.min(span.to, activeTo);
  return starts < ends ? { starts, ends } : { starts: null, ends: null };
}

type Spans = ReadonlyMap<string, readonly SpanRow[]>;

async function logChanges(session: Session, changed: readonly string[], before: Spans, after: Spans): Promise<void> {
  const ranges: { id: string; low: number; high: number }[] = [];
  const edges = new Set<number>();
  for (const id of changed) {
    const [old, now] = [before.get(id) ?? [], after.get(id) ?? []];
    const range = differingRange(old, now);
    if (range) ranges.push({ id, ...range });
    const days = new Set([...old, ...now].flatMap(({ starts, ends }) => [starts, ends]));
    for (const day of days) if (day !== null && day < DAY_OPEN_END) edges.add(day);
  }
  await session.run(sql.LOG_CONVERSATION_DAYS, [
    ranges.map((r) => r.id),
    ranges.map((r) => r.low),
    ranges.map((r) => r.high),
    NO_CUSTOMER,
  ]);
  await session.run(sql.LOG_EDGE_DAYS, [NO_CUSTOMER, [...edges]]);
}

/** From the first to the last day on which the cell differs, or whether the customer is active. Both sides cover all days, or are empty (not known yet). */
function differingRange(old: readonly SpanRow[], now: readonly SpanRow[]): { low: number; high: number } | null {
  const edges = [...old, ...now].flatMap((row) => [
    row.valid_from,
    row.starts ?? row.valid_from,
    row.ends ?? row.valid_from,
  ]);
  const starts = [...new Set(edges)].filter((day) => day < DAY_OPEN_END).sort((a, b) => a - b);
  const stateOn = (rows: readonly SpanRow[], day: number) => {
    const row = rows.find((each) => each.valid_from <= day && day < each.valid_to);
    return row && `${row.cell_id} ${row.starts !== null && row.starts <= day && day < row.ends!}`;
  };
  const differing = starts.map((day, index) => ({
    low: day,
    high: starts[index + 1] ?? DAY_OPEN_END,
    differs: stateOn(old, day) !== stateOn(now, day),
  }));
  const ranges = differing.filter(({ differs }) => differs);
  return ranges.length === 0 ? null : { low: ranges[0]!.low, high: ranges.at(-1)!.high };
}
