/** Collects the events of a log by case, and folds each case into a conversation. */
import type { RowFault } from '@bough/application';
import {
  CONVERSATION_EVENTS,
  CONVERSATION_FIELD_LIST,
  DURATION_BITS,
  foldConversation,
  NO_ATTRIBUTES,
  type Conversation,
  type ConversationEvent,
  type ConversationEventKind,
} from '@bough/domain';
import type { ImportSpec } from '../mapping/import-spec.js';
import { customerSourceOf } from '../mapping/field-spec.js';
import { carriedByEvents } from '../mapping/carried-by-events.js';
import { eventColumn, type CaseEvent, type CaseFacts } from '../mapping/read-event.js';
import { cutValue } from '../mapping/row-fault.js';
import { EventLists, NO_EVENT } from './event-lists.js';
import { KeySet } from './key-set.js';

/** A conversation of a log, with the line of its first event. */
export interface FoldedCase {
  readonly fact: Conversation;
  readonly line: number;
}

/** The log has more cases than are held in memory. */
export class TooManyCases extends Error {
  readonly code = 'TOO_MANY_CASES';
  constructor(readonly limit: number) {
    super(
      `the log has more than ${limit.toLocaleString('en-GB')} cases, which are held until its end; ` +
        'sort it by case and say "sorted: true", split it by time, or raise "max_cases"',
    );
    this.name = 'TooManyCases';
  }
}

/** So many cases of some events each fit beside everything else. */
export const MOST_CASES = 2_000_000;
/** Of names that the mapping does not explain, so many are told. */
const TOLD_NAMES = 50;

const KINDS = Object.keys(CONVERSATION_EVENTS) as ConversationEventKind[];
const CODES = new Map(KINDS.map((kind, index) => [kind, index]));
/** More than there are kinds: time and kind of an event are one number. */
const STEP = 16;

interface Case {
  readonly line: number;
  /** Where the list of its events ends: time and kind of each, in the order of the file. */
  events: number;
  /** Reason or rating of those that may have one, in the same order; `null` while there is none. */
  details: (string | number | null)[] | null;
  facts: CaseFacts;
  lastAt: number;
  version: number | null;
  isDay: boolean;
}

export class FoldCases {
  private readonly cases = new Map<string, Case>();
  private readonly events = new EventLists();
  private readonly texts = new Map<string, string>();
  private readonly unknown = new Map<string, { rows: number; readonly line: number }>();
  /** Of a sorted log, the case whose events alone are still held. */
  private lastKept: string | null = null;
  /** Cases that a sorted log has left behind. */
  private readonly done: KeySet | null;
  private readonly reopenedBy: ReadonlySet<ConversationEventKind>;
  private readonly mostCases: number;
  private readonly customerSource: Pick<Conversation, 'customerSource'>;
  private readonly isCarried: (name: string) => boolean;

  constructor(private readonly spec: ImportSpec) {
    this.done = spec.sorted ? new KeySet() : null;
    this.reopenedBy = new Set(spec.reopened_by);
    this.mostCases = spec.max_cases ?? MOST_CASES;
    const customerSource = customerSourceOf(spec);
    this.customerSource = customerSource === undefined ? {} : { customerSource };
    const carried = new Set(carriedByEvents(spec));
    this.isCarried = (name) => carried.has(name);
  }

  /** What is wrong with the place of a row: in a log that is sorted by case, a case comes once. Throws `TooManyCases`. */
  add({ externalId, event, isDay, facts, unknown }: CaseEvent, line: number): RowFault | null {
    if (this.done && this.done.find(externalId) > 0) return this.notSorted(externalId);
    if (unknown !== null) this.note(unknown, line);
    const found = this.cases.get(externalId) ?? this.open(externalId, facts, line);
    found.events = this.events.add(found.events, event.at * STEP + CODES.get(event.kind)!);
    if (event.kind === 'escalate') (found.details ??= []).push(event.reason == null ? null : this.kept(event.reason));
    if (event.kind === 'rate') (found.details ??= []).push(event.rating ?? null);
    if (event.at >= found.lastAt) [found.lastAt, found.facts] = [event.at, this.keptFacts(facts)];
    if (facts.version !== null) found.version = Math.max(found.version ?? facts.version, facts.version);
    found.isDay ||= isDay;
    return null;
  }

  /** Of a log that is sorted by case: the cases that are whole, which are all but the last. */
  *finished(): Generator<FoldedCase> {
    if (!this.done) return;
    for (const [externalId, found] of this.cases) {
      if (this.cases.size === 1) {
        if (externalId !== this.lastKept) found.events = this.events.keepOnly(found.events);
        this.lastKept = externalId;
        return;
      }
      this.done.add(externalId, found.line);
      this.cases.delete(externalId);
      yield { fact: this.fold(externalId, found), line: found.line };
    }
  }

  /** All that are left, in the order in which they first occurred. */
  *facts(): Generator<FoldedCase> {
    for (const [externalId, found] of this.cases) yield { fact: this.fold(externalId, found), line: found.line };
  }

  /** Names of events that the mapping does not explain, the first of them. */
  warnings(): { readonly line: number; readonly problem: RowFault }[] {
    return [...this.unknown].slice(0, TOLD_NAMES).map(([name, { rows, line }]) => {
      const message = `is not named under "means", so that it changes nothing; in ${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;
      const place = { field: 'event', column: eventColumn(this.spec), value: cutValue(name) };
      return { line, problem: { code: 'EVENT_UNKNOWN', ...place, message, severity: 'warning' } };
    });
  }

  private open(externalId: string, facts: CaseFacts, line: number): Case {
    if (this.cases.size >= this.mostCases) throw new TooManyCases(this.mostCases);
    const begun = { events: NO_EVENT, details: null, lastAt: -Infinity, version: null, isDay: false };
    const opened: Case = { line, facts, ...begun };
    this.cases.set(Buffer.from(externalId).toString(), opened); // a copy: a piece of a large text keeps all of it
    return opened;
  }

  private fold(externalId: string, { events, details, facts, version, isDay }: Case): Conversation {
    let detail = 0;
    const told = this.events.of(events).map((code): ConversationEvent => {
      const [at, kind] = [Math.floor(code / STEP), KINDS[code % STEP]!];
      if (kind === 'escalate') return { at, kind, reason: details![detail++] as string | null };
      return kind === 'rate' ? { at, kind, rating: details![detail++] as number | null } : { at, kind };
    });
    const times: Record<string, unknown> = { ...foldConversation(told, this.reopenedBy)! };
    for (const { property, name } of CONVERSATION_FIELD_LIST)
      if (property in times && !this.isCarried(name)) times[property] = null;
    const whose = facts.customerExternalId === null ? {} : this.customerSource;
    const conversation = { ...NO_TIMES, externalId, ...facts, ...whose, version, ...times } as Conversation;
    return isDay ? { ...conversation, inDays: daysOf(conversation) } : conversation;
  }

  private keptFacts(facts: CaseFacts): CaseFacts {
    const text = (value: string | null) => (value === null ? null : this.kept(value));
    const { customerExternalId, topic, channel, journeyStage, assignee } = facts;
    const attributes = Object.entries(facts.attributes).map(([name, value]) => [name, this.kept(value)]);
    return {
      version: null,
      customerExternalId: text(customerExternalId),
      topic: text(topic),
      channel: text(channel),
      journeyStage: text(journeyStage),
      assignee: text(assignee),
      attributes: attributes.length === 0 ? NO_ATTRIBUTES : Object.fromEntries(attributes),
    };
  }

  /** One copy of each text: a piece of a large text keeps all of it in memory. */
  private kept(text: string): string {
    if (this.done) return Buffer.from(text).toString(); // few cases are held at a time, and so are their texts
    let kept = this.texts.get(text);
    if (kept === undefined) this.texts.set((kept = Buffer.from(text).toString()), kept);
    return kept;
  }

  private note(name: string, line: number): void {
    const before = this.unknown.get(name);
    if (before) before.rows += 1;
    else this.unknown.set(this.kept(name), { rows: 1, line });
  }

  private notSorted(externalId: string): RowFault {
    const message = 'occurred further up, and other cases since; sort the log by case, or leave out "sorted"';
    const place = { field: 'case', column: null, value: cutValue(externalId) };
    return { code: 'NOT_SORTED', ...place, message, severity: 'error' };
  }
}

const NO_TIMES = {
  ...Object.fromEntries(CONVERSATION_FIELD_LIST.map(({ property }) => [property, null])),
  inDays: 0,
};

function daysOf(conversation: Conversation): number {
  return Object.entries(DURATION_BITS)
    .filter(([property]) => conversation[property as keyof typeof DURATION_BITS] !== null)
    .reduce((bits, [, bit]) => bits | bit, 0);
}
