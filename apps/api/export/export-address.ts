/** What the address of an export asks for: the words of the screens' addresses, with keys and never ids. */
import {
  COMPARISON_PRESETS,
  comparisonPeriod,
  conversationDimensions,
  didYouMean,
  parseDay,
  parsePeriod,
  PERIOD_FORMS,
  Refusal,
  segmentId,
  timeZone,
  type Period,
} from '@bough/domain';
import type { ConversationsAsked, Snapshot } from '@bough/application';
import { badInput } from '../graphql/errors.js';

/** Words of addresses that change what a table has. */
const WORDS = [
  ...(['p', 'c', 'at', 'by', 'seg', 'metrics', 'rows', 'cols', 'metric'] as const),
  ...(['status', 'severity', 'node', 'sort', 'who', 'q'] as const),
] as const;
/** Words that change how a screen looks. A link to it may have them, and a table leaves them aside. */
const LOOKS = ['vs', 'lens', 'view', 'only', 'open', 'shut', 'from', 'tab'];
type Word = (typeof WORDS)[number];

export class ExportAddress {
  private readonly given: ReadonlyMap<string, string>;

  /** Refuses a word that no address has, and one that is given twice. */
  constructor(
    query: Readonly<Record<string, unknown>>,
    private readonly snapshot: Snapshot,
  ) {
    const known = [...WORDS, ...LOOKS];
    for (const [name, value] of Object.entries(query)) {
      if (!known.includes(name)) throw badInput(`There is no "${name}" here${didYouMean(name, known) || '.'}`, name);
      if (typeof value !== 'string') throw badInput(`"${name}" is given twice.`, name);
    }
    this.given = new Map(Object.entries(query as Record<string, string>).filter(([, value]) => value !== ''));
  }

  /** Left out: the last complete month. */
  get period(): Period {
    return this.periodOf('p', this.given.get('p') ?? 'last-complete-month');
  }

  /** Left out: the period before. */
  basisOf(period: Period): Period {
    const text = this.given.get('c') ?? 'previous';
    if (text === 'previous') return comparisonPeriod('PREVIOUS_PERIOD', period);
    if (text === 'last-year') return comparisonPeriod('SAME_PERIOD_LAST_YEAR', period);
    const preset = COMPARISON_PRESETS.find((name) => name === text.toUpperCase().replaceAll('-', '_'));
    return preset ? comparisonPeriod(preset, period) : this.periodOf('c', text);
  }

  /** The end of the day as of which owners, standards and structure are asked for; `null`: now. */
  get at(): Date | null {
    const text = this.given.get('at');
    if (text === undefined) return null;
    const day = parseDay(text);
    if (day === null) throw badInput(`"at" is no day: ${text}. Write it as 2026-11-22.`, 'at');
    return new Date(timeZone(this.snapshot.model.workspace.timeZone).startOf(day + 1) - 1);
  }

  /** A dimension of customers; left out: that of the tree. */
  get dimension(): string {
    const { workspace, branches } = this.snapshot.model;
    const keys = workspace.dimensions.map(({ key }) => key);
    return this.oneOf('by', 'dimension', keys) ?? branches.key;
  }

  /** What is searched for, in lower case; empty: anything. */
  get search(): string {
    return this.given.get('q')?.toLowerCase() ?? '';
  }

  /** The key of a person; `nobody`; `undefined`: not said. */
  get who(): string | undefined {
    return this.given.get('who');
  }

  /** Keys of segments of a dimension; `undefined`: all. */
  segmentsOf(dimension: string): string[] | undefined {
    const { segments } = this.snapshot.model;
    const known = segments.filter((each) => each.dimension === dimension).map(({ key }) => key);
    return this.listOf('seg', 'segment', known);
  }

  /** The id of the one segment that is asked for, in a list; empty: everybody. */
  get segmentIds(): string[] {
    const keys = this.segmentsOf(this.dimension) ?? [];
    if (keys.length > 1) throw badInput('"seg": one segment at a time.', 'seg');
    return keys.map((key) => segmentId(this.dimension, key));
  }

  /** The labels `cols` of the dimensions of conversations `rows`: `rows=topic,stage` and `cols=["billing",null]`. */
  get labels(): ConversationsAsked['labels'] {
    const known = conversationDimensions(this.snapshot);
    const keys =
      this.listOf(
        'rows',
        'dimension of conversations',
        known.map(({ key }) => key),
      ) ?? [];
    const values = readLabels(this.given.get('cols') ?? '[]');
    if (keys.length > 2) throw badInput('"rows": at most two dimensions of conversations.', 'rows');
    if (values?.length !== keys.length)
      throw badInput('"cols" is a list with a label for each dimension of "rows", such as cols=["billing"].', 'cols');
    return keys.map((key, index) => {
      return { label: known.find((each) => each.key === key)!.label, value: values[index]! };
    });
  }

  /** The path of a node; `undefined`: not said. */
  get node(): string | undefined {
    return this.given.get('node');
  }

  /** Keys of metrics; `undefined`: not said. */
  get metrics(): string[] | undefined {
    return this.listOf('metrics', 'metric', [...this.snapshot.model.metrics.keys()]);
  }

  /** Words of a list, each one of those that there are; `undefined`: not said. */
  listOf<Known extends string>(word: Word, noun: string, known: readonly Known[]): Known[] | undefined {
    const keys = this.given
      .get(word)
      ?.split(',')
      .filter((key) => key !== '');
    for (const key of keys ?? []) requireKnown(word, noun, key, known);
    return keys as Known[] | undefined;
  }

  /** What must be said; refuses if it is not. */
  required(word: Word, example: string): string {
    const text = this.given.get(word);
    if (text === undefined) throw badInput(`Say "${word}", such as ${word}=${example}.`, word);
    return text;
  }

  /** Keys as they stand there; `undefined`: not said. */
  keys(word: Word): string[] | undefined {
    return this.given.get(word)?.split(',');
  }

  /** One of those that there are; `undefined`: not said. */
  oneOf<Known extends string>(word: Word, noun: string, known: readonly Known[]): Known | undefined {
    const key = this.given.get(word);
    if (key !== undefined) requireKnown(word, noun, key, known);
    return key as Known | undefined;
  }

  private periodOf(word: Word, text: string): Period {
    const { range, today } = this.snapshot.state;
    if (!range) throw new Refusal('NO_DATA', 'There is nothing to export yet: bring data in first.');
    const period = parsePeriod(text, range, today);
    if (period) return period;
    throw badInput(`"${word}" is no period: ${text}. Use ${PERIOD_FORMS}.`, word);
  }
}

/** `null`: no list of texts, each of which may be null. */
function readLabels(text: string): (string | null)[] | null {
  try {
    const read: unknown = JSON.parse(text);
    const isLabel = (each: unknown) => each === null || typeof each === 'string';
    return Array.isArray(read) && read.every(isLabel) ? (read as (string | null)[]) : null;
  } catch {
    return null;
  }
}

function requireKnown(word: Word, noun: string, key: string, known: readonly string[]): void {
  if (!known.includes(key))
    throw badInput(`"${word}": there is no ${noun} "${key}"${didYouMean(key, known) || '.'}`, word);
}
