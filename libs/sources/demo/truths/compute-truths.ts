/** The exact numbers that the product must find in the demo, computed from its rows by simple means. */
import { DEMO_SEED, generateDemo, type DemoFiles } from '../generate-demo.js';
import { conversationRows, costRows, customerRows, dayNumber, leftOut, type ConversationFileRow } from './demo-rows.js';
import { computeFigures, type Figures, type DemoPeriod } from './figures.js';
import { interventionTruths, type InterventionTruths } from './intervention-truths.js';
import { outageTruth, type OutageTruth } from './outage-truth.js';
import { byCustomer, segmentsOn, type DimensionKey, type SegmentsOf } from './segments.js';
import { costOf, customerDays, monthsOf, demoTopicStandards } from './figure-inputs.js';

export type BySegment = Readonly<Record<string, Figures>>;
export type Cut = Readonly<{ all: Figures } & Record<DimensionKey, BySegment>>;

export interface Truths {
  readonly seed: number;
  /** Both days included. */
  readonly period: { readonly from: string; readonly to: string; readonly days: number };
  readonly counts: Counts;
  readonly topic_standards: Readonly<Record<string, number>>;
  /** The whole 400 days. */
  readonly whole: Cut;
  /** By calendar month; resolution, touches and handle time count on the day of resolution. */
  readonly months: Readonly<Record<'2026-07' | '2026-08', Cut>>;
  /** By their key in `interventions.ts`. */
  readonly interventions: InterventionTruths;
  readonly outage: OutageTruth;
}

interface Counts {
  readonly customers: number;
  readonly customer_rows: number;
  readonly customers_without_plan: number;
  readonly conversations: number;
  readonly left_out: number;
  readonly customer_not_known: number;
  readonly open_at_end: number;
}

const WHOLE: DemoPeriod = { from: dayNumber('2025-09-27'), to: dayNumber('2026-11-01') };
const JULY: DemoPeriod = { from: dayNumber('2026-07-01'), to: dayNumber('2026-08-01') };
const AUGUST: DemoPeriod = { from: dayNumber('2026-08-01'), to: dayNumber('2026-09-01') };

export function computeTruths(files: DemoFiles = generateDemo(), seed = DEMO_SEED): Truths {
  const conversations = conversationRows(files);
  const segmentsIn = cutter(files, conversations);
  const cut = (window: DemoPeriod): Cut => {
    const by = segmentsIn(window);
    return { all: by('all')['all']!, plan: by('plan'), industry: by('industry'), arr_band: by('arr_band') };
  };
  return {
    seed,
    period: { from: '2025-09-27', to: '2026-10-31', days: WHOLE.to - WHOLE.from },
    counts: counts(files, conversations),
    topic_standards: demoTopicStandards(conversations),
    whole: cut(WHOLE),
    months: { '2026-07': cut(JULY), '2026-08': cut(AUGUST) },
    interventions: interventionTruths((window) => segmentsIn(window)('plan')),
    outage: outageTruth(conversations),
  };
}

function counts(files: DemoFiles, conversations: readonly ConversationFileRow[]): Counts {
  const rows = customerRows(files);
  const customers = byCustomer(rows);
  return {
    customers: customers.size,
    customer_rows: rows.length,
    customers_without_plan: [...customers.values()].filter((history) => history.every(({ plan }) => plan === ''))
      .length,
    conversations: conversations.length,
    left_out: leftOut(files),
    customer_not_known: conversations.filter(({ customer }) => !customers.has(customer)).length,
    open_at_end: conversations.filter(({ resolvedDay }) => resolvedDay === null).length,
  };
}

/** Splits a period by a dimension. A conversation belongs to the segment in which its customer was on the day it began. */
function cutter(
  files: DemoFiles,
  conversations: readonly ConversationFileRow[],
): (window: DemoPeriod) => (dimension: keyof SegmentsOf) => BySegment {
  const customers = byCustomer(customerRows(files));
  const months = monthsOf(costRows(files), conversations);
  const standards = demoTopicStandards(conversations);
  const standardOf = (topic: string) => standards[topic]!;
  const placed = conversations.map((row) => ({
    row,
    segments: segmentsOn(customers.get(row.customer), row.createdDay),
  }));
  return (window) => {
    const days = customerDays(customers, window);
    return (dimension) => {
      const keys = [...new Set(placed.map(({ segments }) => segments[dimension]))].sort();
      const entries = keys.map((key) => {
        const own = placed.filter(({ segments }) => segments[dimension] === key).map(({ row }) => row);
        return [
          key,
          computeFigures(own, window, {
            customerDays: days[dimension][key] ?? 0,
            cost: costOf(months, window, own),
            standardOf,
          }),
        ];
      });
      return Object.fromEntries(entries) as BySegment;
    };
  };
}
