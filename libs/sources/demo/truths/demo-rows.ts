/**
 * Reads the demo's files in the simplest way, for the truths. It uses nothing of the product's own reading, segments or rollups,
 * so that the product can be tested against the result.
 */
import { deskSeconds } from './desk-time.js';
import type { DemoFiles } from '../generate-demo.js';

export interface CustomerFileRow {
  readonly id: string;
  readonly plan: string;
  readonly industry: string;
  readonly arr: string;
  /** Days since 1970-01-01; `to` is the first day on which they are no longer a customer. */
  readonly from: number;
  readonly to: number;
  readonly validFrom: number;
}

/** A conversation that is not left out. Days are those of Berlin, durations are in seconds. */
export interface ConversationFileRow {
  readonly customer: string;
  readonly createdDay: number;
  readonly resolvedDay: number | null;
  readonly ratedDay: number | null;
  readonly firstResponse: number | null;
  /** While the desk was open. */
  readonly firstResponseBusiness: number | null;
  readonly isReplied: boolean;
  readonly isBotFirst: boolean;
  readonly resolution: number | null;
  readonly touches: number;
  readonly handleSeconds: number;
  readonly topic: string;
  readonly isEscalated: boolean;
  readonly rating: number | null;
}

export interface CostFileRow {
  /** `yyyy-MM`. */
  readonly month: string;
  readonly amount: number;
}

type Cells = (column: string) => string;

const LEFT_OUT = ['spam', 'test', 'merged'];

function rows(files: DemoFiles, name: string): Cells[] {
  const [header, ...lines] = files.get(name)!;
  const position = new Map(header!.split(',').map((column, index) => [column, index]));
  return lines.map((line) => {
    const cells = line.split(',');
    return (column) => cells[position.get(column)!]!;
  });
}

export function customerRows(files: DemoFiles): CustomerFileRow[] {
  return rows(files, 'customers.csv').map((cell) => ({
    id: cell('id'),
    plan: cell('plan'),
    industry: cell('industry'),
    arr: cell('arr'),
    from: dayNumber(cell('active_from')),
    to: cell('active_to') === '' ? Infinity : dayNumber(cell('active_to')),
    validFrom: dayNumber(cell('valid_from')),
  }));
}

export function conversationRows(files: DemoFiles): ConversationFileRow[] {
  const kept = rows(files, 'conversations.csv').filter((cell) => !LEFT_OUT.includes(cell('status')));
  return kept.map((cell) => {
    const after = (column: string) =>
      cell(column) === '' ? null : secondsOf(cell(column)) - secondsOf(cell('created_at'));
    const [reply, humanReply] = [after('first_reply_at'), after('first_human_reply_at')];
    return {
      customer: cell('customer_id'),
      createdDay: berlinDay(cell('created_at')),
      resolvedDay: cell('resolved_at') === '' ? null : berlinDay(cell('resolved_at')),
      ratedDay: cell('rating') === '' ? null : berlinDay(cell('rated_at')),
      firstResponse: humanReply,
      firstResponseBusiness: humanReply === null ? null : deskSeconds(cell('created_at'), cell('first_human_reply_at')),
      isReplied: reply !== null || humanReply !== null,
      isBotFirst: reply !== null && (humanReply === null || humanReply > reply),
      resolution: after('resolved_at'),
      touches: Number(cell('touches')),
      handleSeconds: Number(cell('handle_seconds')),
      topic: cell('topic'),
      isEscalated: cell('escalated') === 'true',
      rating: cell('rating') === '' ? null : Number(cell('rating')),
    };
  });
}

export function leftOut(files: DemoFiles): number {
  return rows(files, 'conversations.csv').filter((cell) => LEFT_OUT.includes(cell('status'))).length;
}

export function costRows(files: DemoFiles): CostFileRow[] {
  return rows(files, 'costs.csv').map((cell) => ({ month: cell('month'), amount: Number(cell('amount')) }));
}

function secondsOf(text: string): number {
  return Date.parse(text) / 1000;
}

/** `dayNumber('1970-01-02') = 1`. */
export function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / 86_400_000;
}

const BERLIN = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

function berlinDay(instant: string): number {
  return dayNumber(BERLIN.format(new Date(instant)));
}
