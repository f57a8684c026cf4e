/** From the answer about a node to what its first tab shows. */
import type { ValueUnit } from '@bough/domain';
import type { NodeNowQuery } from '../gql/node.js';
import type { Change } from '../comparisons/change-mark.js';
import type { NodeNowData } from '../trees/node-now.js';
import type { NodeSeries } from '../trees/node-series.js';
import { HEADLINE, type Cell, type Woven } from '../trees/weave.js';

export type NodeAnswer = Extract<NonNullable<NodeNowQuery['node']>, { readonly __typename: 'TreeNode' }>;

const MOVING = 'PERIOD_INCOMPLETE';

export function nodeNow(node: NodeAnswer, period: string): NodeNowData {
  const { metric, reading, identityCheck } = node;
  const { current, comparison, quantiles } = reading ?? {};
  const availability = current?.availability;
  const unit = metric ? valueUnit(metric.unit) : null;
  return {
    name: node.name,
    description: metric?.description ?? null,
    note: node.note ?? null,
    planned: node.planned ?? null,
    wanted: node.wanted?.message ?? null,
    period,
    formatted: current?.formatted ?? null,
    message: availability?.message ?? null,
    blockedBy: availability?.blockedBy ?? [],
    isDoubtful: availability?.status === 'LOW_CONFIDENCE',
    sample:
      availability?.sampleSize == null
        ? null
        : {
            size: availability.sampleSize,
            minimum: availability.minimumSampleSize ?? null,
            of: metric?.sample ?? 'events',
          },
    before: comparison?.previous.formatted
      ? { label: comparison.basis.label, formatted: comparison.previous.formatted }
      : null,
    changeNote: comparison ? noteOf(comparison) : null,
    quantiles: quantiles ? { median: quantiles.median.formatted, p90: quantiles.p90.formatted } : null,
    standards: node.standards.map(({ status, actualFormatted, marginFormatted, reason, standard }) => ({
      status,
      text: standard.text,
      detail: [
        status !== 'UNSET' && actualFormatted && `it is ${actualFormatted}`,
        marginFormatted && `margin ${marginFormatted}`,
        reason,
        standard.contractual && 'in contracts',
        standard.pastReview && `its review on ${standard.review} is overdue`,
      ]
        .filter(Boolean)
        .join('; '),
    })),
    unit,
    series: seriesOf(node),
    formulas: [
      ...(metric?.formula ? [{ says: `${metric.name} is`, formula: metric.formula }] : []),
      ...(node.identity ? [{ says: 'Over what is right below it:', formula: node.identity }] : []),
    ],
    identity: identityCheck && {
      holds: identityCheck.holds ?? null,
      message:
        identityCheck.message ??
        (identityCheck.holds
          ? 'The nodes below it add up to it.'
          : `Whether the nodes below it add up cannot be told: ${identityCheck.missing.join(', ')} without a value.`),
    },
  };
}

function noteOf({ neutralMessage, withinNoise }: NonNullable<NonNullable<NodeAnswer['reading']>['comparison']>) {
  if (neutralMessage) return `${neutralMessage[0]!.toUpperCase()}${neutralMessage.slice(1)}.`.replace(/\.\.$/, '.');
  return withinNoise ? 'The change is within noise: chance does as much.' : null;
}

/** The change as its mark takes it. */
export function changeOf(comparison: NonNullable<NodeAnswer['reading']>['comparison'] | undefined): Change | null {
  if (!comparison) return null;
  const { relativeChange, tone, withinNoise, absoluteChange } = comparison;
  return {
    relativeChange: relativeChange ?? null,
    tone,
    withinNoise: withinNoise ?? null,
    absoluteChange: { formatted: absoluteChange.formatted ?? null },
  };
}

function seriesOf({ series, standards, interventions }: NodeAnswer): NodeSeries | null {
  if (!series) return null;
  return {
    points: series.points.map(({ period, measurement: { value, formatted, availability } }) => ({
      start: period.start,
      endExclusive: period.endExclusive,
      label: period.label,
      value: value ?? null,
      formatted: formatted ?? null,
      message: availability.message ?? null,
      isDoubtful: availability.status === 'LOW_CONFIDENCE',
      isMoving: !period.isComplete || availability.marks.includes(MOVING),
    })),
    events: series.events.map(({ date, title, url }) => ({ date, title, url: url ?? null })),
    bets: interventions.flatMap(({ number, plan: { title, window } }) =>
      window ? [{ number, title, start: window.start, endExclusive: window.endExclusive }] : [],
    ),
    bounds: standards.flatMap(({ standard: { text, low, high, kind } }) =>
      [low, kind === 'SHARE_WITHIN' ? null : high].flatMap((value) => (value == null ? [] : [{ value, text }])),
    ),
  };
}

function valueUnit({ kind, currency }: { readonly kind: string; readonly currency?: string | null }): ValueUnit {
  return { unit: kind.toLowerCase(), currency: currency ?? undefined } as ValueUnit;
}

/** Paths of nodes of the same branch, by the metric that they show and, right below the node, by their own name. */
export function nodesByName({ cells }: Woven, { row, column }: Cell): ReadonlyMap<string, string> {
  const branch = cells
    .map((line) => line[column.index]!)
    .filter((cell) => cell.nodeKey !== null && cell.row.key !== row.key);
  const children = branch.filter((cell) => parentOf(cell, cells) === row.key);
  return new Map([
    ...branch.flatMap((cell): [string, string][] => (cell.row.metric ? [[cell.row.metric, cell.nodeKey!]] : [])),
    ...children.map((cell): [string, string] => [cell.row.key, cell.nodeKey!]),
  ]);
}

const parentOf = (cell: Cell, cells: Woven['cells']): string | null =>
  cell.row.parent === null ? null : (cells[cell.row.parent]?.[0]?.row.key ?? HEADLINE);
