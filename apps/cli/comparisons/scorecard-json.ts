/** A scorecard as data: every segment with its measures, and every metric with its changes, verdicts and benchmarks. */
import type { AssessedCell, AssessedRow, AssessedScorecard, Snapshot } from '@bough/application';
import { dayText, missingMeasure } from '@bough/domain';
import { periodAsJson, valueAsJson } from '../trees/tree-rows.js';
import type { OwnerOf } from './owner-of.js';

/** One object for all dimensions; all segments together come first. */
export function scorecardJson(snapshot: Snapshot, cards: readonly AssessedScorecard[], ownerOf: OwnerOf) {
  const { name, currency, timeZone } = snapshot.model.workspace;
  const { period, basis, total } = cards[0]!;
  const rows = [total, ...cards.flatMap((card) => card.rows)];
  const missing = missingMeasures(snapshot, period);
  return {
    workspace: name,
    timeZone,
    currency,
    period: periodAsJson(period),
    basis: periodAsJson(basis),
    segments: rows.map((row) => rowJson(snapshot, row, { period, missing, ownerOf })),
    missingMeasures: missing,
    unknown: cards.map(({ unknown }) => unknown),
  };
}

/** Why measures have no value, by their keys: a sum of what no source carries would be 0. */
function missingMeasures(snapshot: Snapshot, period: AssessedScorecard['period']): Record<string, string> {
  const keys = [...snapshot.valuesOf(period).leaves.keys()];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const reason = whyMissing(snapshot, key, period);
      return reason === null ? [] : [[key, reason]];
    }),
  );
}

/** Customers are facts of their own and no field that an import carries, so that only their number says whether there are any. */
function whyMissing(snapshot: Snapshot, key: string, period: AssessedScorecard['period']): string | null {
  const reason = missingMeasure(snapshot, key, period)?.message;
  if (reason) return reason;
  const hasCustomers = snapshot.valuesOf(period).leaves.get('customer_days')?.[0] !== 0;
  return key !== 'customer_days' || hasCustomers ? null : 'no import has a customer who was active then';
}

interface RowContext {
  readonly period: AssessedScorecard['period'];
  readonly missing: Readonly<Record<string, string>>;
  readonly ownerOf: OwnerOf;
}

function rowJson(snapshot: Snapshot, row: AssessedRow, { period, missing, ownerOf }: RowContext) {
  const { id, dimension, key, name } = row.segment;
  const position = snapshot.model.positions.get(id)!;
  const { leaves } = snapshot.valuesOf(period);
  return {
    id,
    dimension,
    key,
    name,
    owner: ownerOf({ node: row.node, segment: id })?.key ?? null,
    expensiveAndUnhappy: row.expensiveAndUnhappy,
    measures: Object.fromEntries(
      [...leaves].map(([measure, vector]) => [measure, measure in missing ? null : vector[position]!]),
    ),
    metrics: Object.fromEntries(row.cells.map((cell) => [cell.metric.key, cellJson(cell, row, ownerOf)])),
  };
}

function cellJson(cell: AssessedCell, row: AssessedRow, ownerOf: OwnerOf) {
  const { current, quantiles, previous, change, versusTotal, rank, shrunk, resolution, verdicts } = cell;
  return {
    ...valueAsJson(current, quantiles),
    previous: previous.value,
    change: change.absolute,
    against: change.against,
    relativeChange: change.relative,
    tone: change.tone,
    neutralBecause: change.neutralBecause,
    versusTotal: versusTotal?.relative ?? null,
    rank,
    shrunk,
    ...(resolution && { withOpen: resolution }),
    verdict: cell.status?.toUpperCase() ?? null,
    standards: verdicts.map(({ standard, asks, status, reason, actual, margin, p }) => ({
      asks,
      contractual: standard.contractual,
      review: dayText(standard.review),
      setBy: standard.setBy,
      status: status.toUpperCase(),
      reason,
      actual,
      margin,
      p,
    })),
    benchmarks: cell.benchmarks.map(({ benchmark: { cohort, low, high }, band, tone }) => ({
      cohort: cohort.key,
      low,
      high,
      band: band.toUpperCase(),
      tone,
    })),
    owner: ownerOf({ node: cell.node ?? row.node, segment: row.segment.id, metric: cell.metric.key })?.key ?? null,
  };
}
