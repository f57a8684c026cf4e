/**
 * The fields of a plan, one row each: how people write a field, how its value reads, and what it is when nobody says anything. The schema
 * of plan files, the options of the command line, the text that is hashed and the lines that name changes all follow from this table.
 * `InterventionPlan` says what the values are; the compiler refuses a field without a row.
 */
import type { Day } from '../shared/day.js';
import { ANALYSIS_SCHEDULES, EFFECT_DIRECTIONS, IMPACT_DESIGNS, type InterventionPlan } from './plan.js';
import { armsText, guardrailsText, listText, periodsText, quotedText, sizeText, wavesText } from './plan-texts.js';

export const FEWEST_WEEKS = 2;
export const MOST_WEEKS = 26;
/** Follow-up lasts a week at least, so that conversations of every weekday have had a weekend. */
export const LEAST_FOLLOW_UP = 7;
/** A longer follow-up would make the verdict so late that nobody waits for it. */
export const MOST_FOLLOW_UP = 56;

/** What people write for a field: a file, a flag and a cell of a table each have one way to read every kind. */
export type PlanFieldKind =
  | 'text'
  | 'node'
  | 'choice'
  | 'segments'
  | 'day'
  | 'waves'
  | 'size'
  | 'count'
  | 'guardrails'
  | 'person'
  | 'finding'
  | 'ranges'
  | 'arms';

/** A row of the table; `Value` is what the plan keeps. */
export interface PlanField<Value> {
  /** What lists and changes call it. */
  readonly label?: string;
  /** The value as people read it; `nameOf` turns the id of a person or a finding into what people call it. */
  readonly read?: (value: Value, plan: InterventionPlan, nameOf: (id: string) => string) => string;
  /** What a new plan has unless somebody says otherwise; left out where that depends on the rest of the plan. */
  readonly usual?: Value;
  /** Its key in a file and its heading in a table; left out where nobody writes it. */
  readonly written?: string;
  /** The flag of the command line; left out: as it is written, with dashes. */
  readonly flag?: string;
  readonly kind?: PlanFieldKind;
  readonly description?: string;
  /** Of a `choice`. */
  readonly choices?: readonly string[];
  /** Of a `count`: what is counted, and its limits. */
  readonly unit?: 'days' | 'weeks';
  readonly least?: number;
  readonly most?: number;
}

/** What people may write in the place of waves, where there is one launch only. */
interface WaveShorthand {
  readonly treated: readonly string[];
  readonly launch: Day;
}

export const PLAN_FIELDS = {
  title: {
    label: 'title',
    read: quotedText,
    usual: '',
    written: 'title',
    kind: 'text',
    description: 'What people call it',
  },
  hypothesis: {
    label: 'hypothesis',
    read: quotedText,
    usual: '',
    written: 'hypothesis',
    kind: 'text',
    description: 'What is changed, and why it should help',
  },
  primary: {
    label: 'node',
    read: (path) => path || 'the root',
    written: 'node',
    kind: 'node',
    description: 'The node whose number should move: enterprise/handling_efficiency/resolution_time',
  },
  metric: {
    label: 'metric',
    read: String,
  },
  design: {
    label: 'design',
    read: (design) => design.replaceAll('_', ' '),
    written: 'design',
    kind: 'choice',
    choices: IMPACT_DESIGNS,
    description: 'What shows what would have happened',
  },
  treated: {
    written: 'treated',
    kind: 'segments',
    description: 'Segments that get the change; default: that of the branch of the node',
  },
  launch: {
    written: 'launch',
    kind: 'day',
    description: 'The day on which it begins',
  },
  waves: {
    label: 'treated',
    read: wavesText,
    written: 'waves',
    flag: 'wave',
    kind: 'waves',
    description: 'Of a staged rollout, in the place of treated and launch',
  },
  controls: {
    label: 'controls',
    read: listText,
    written: 'controls',
    kind: 'segments',
    description: 'Segments that are left alone; default: those that Bough suggests',
  },
  direction: {
    label: 'direction',
    read: String,
    written: 'direction',
    kind: 'choice',
    choices: EFFECT_DIRECTIONS,
    description: 'Where the number should go; default: the better side',
  },
  predicted: {
    label: 'predicted effect',
    read: (value, { margin }) => (value === null ? 'the direction only' : sizeText({ kind: margin.kind, value })),
    usual: null,
    written: 'predicted',
    kind: 'size',
    description: 'The size of the effect that is bet on',
  },
  margin: {
    label: 'margin',
    read: sizeText,
    written: 'margin',
    kind: 'size',
    description: 'The smallest effect that matters; default: 10 %, or 3 points of a share',
  },
  rolloutDays: {
    label: 'rollout days',
    read: String,
    usual: 0,
    written: 'rollout_days',
    flag: 'rollout',
    kind: 'count',
    unit: 'days',
    least: 0,
    description: 'Until everybody has it',
  },
  washoutDays: {
    label: 'washout days',
    read: String,
    usual: 0,
    written: 'washout_days',
    flag: 'washout',
    kind: 'count',
    unit: 'days',
    least: 0,
    description: 'After that, when nothing is counted',
  },
  weeks: {
    label: 'weeks',
    read: String,
    usual: 4,
    written: 'weeks',
    kind: 'count',
    unit: 'weeks',
    least: FEWEST_WEEKS,
    most: MOST_WEEKS,
    description: 'Whole weeks that are judged; default: 4',
  },
  followUpDays: {
    label: 'follow-up',
    read: (days) => (days === undefined ? 'none' : `${days} days`),
    written: 'follow_up_days',
    flag: 'follow-up',
    kind: 'count',
    unit: 'days',
    least: LEAST_FOLLOW_UP,
    most: MOST_FOLLOW_UP,
    description: 'Of each conversation, where a metric lags; default: nine of ten are resolved, 7 to 28',
  },
  looks: {
    label: 'looks',
    read: (looks) => (looks === 'end' ? 'at the end' : 'every week'),
    usual: 'end',
    written: 'looks',
    kind: 'choice',
    choices: ANALYSIS_SCHEDULES,
    description: 'Judged at the end, or looked at every week',
  },
  guardrails: {
    label: 'guardrails',
    read: guardrailsText,
    written: 'guardrails',
    flag: 'guardrail',
    kind: 'guardrails',
    description: 'What must not suffer',
  },
  owner: {
    label: 'owner',
    read: (id, _, nameOf) => (id === '' ? 'nobody' : nameOf(id)),
    written: 'owner',
    kind: 'person',
    description: 'Key of the person who does it',
  },
  finding: {
    label: 'finding',
    read: (id, _, nameOf) => (id === null ? 'none' : nameOf(id)),
    usual: null,
    written: 'finding',
    kind: 'finding',
    description: 'Number of the finding that it answers',
  },
  excluded: {
    label: 'excluded days',
    read: periodsText,
    usual: [],
    written: 'excluded',
    flag: 'exclude',
    kind: 'ranges',
    description: 'Days that say nothing, such as holidays and outages',
  },
  otherChanges: {
    label: 'what else changes',
    read: (text) => (text ? quotedText(text) : 'nothing'),
    usual: null,
    written: 'other_changes',
    kind: 'text',
    description: 'What else changes meanwhile?',
  },
  arms: {
    label: 'customers drawn',
    read: armsText,
    written: 'arms',
    kind: 'arms',
    description: 'Of an experiment: who was drawn into which arm',
  },
} as const satisfies { readonly [Field in keyof InterventionPlan]-?: PlanField<InterventionPlan[Field]> } & {
  readonly [Field in keyof WaveShorthand]: PlanField<WaveShorthand[Field]>;
};

type Rows = typeof PLAN_FIELDS;
type FieldsWith<Part> = { [Field in keyof Rows]: Rows[Field] extends Part ? Field : never }[keyof Rows];

/** What people may write of a plan. */
export type WrittenFieldName = FieldsWith<{ readonly written: string }>;
/** Fields with a value that a new plan has unless somebody says otherwise. */
export type UsualFieldName = FieldsWith<{ readonly usual: unknown }> & keyof InterventionPlan;

/** What a plan keeps, in the order in which lists and changes name it. */
export const PLAN_FIELD_NAMES = Object.entries(PLAN_FIELDS).flatMap(([field, row]) =>
  'read' in row ? [field as keyof InterventionPlan] : [],
);

/** Fields with a value that is usual. */
export const USUAL_FIELD_NAMES = Object.entries(PLAN_FIELDS).flatMap(([field, row]) =>
  'usual' in row ? [field as UsualFieldName] : [],
);

/** A row of the table that people can write. */
export interface WrittenField extends PlanField<unknown> {
  readonly field: WrittenFieldName;
  readonly written: Rows[WrittenFieldName]['written'];
  readonly flag: string;
  readonly kind: PlanFieldKind;
  readonly description: string;
}

/** What people can write, in the order of the schema. */
export const WRITTEN_FIELDS: readonly WrittenField[] = Object.entries(PLAN_FIELDS).flatMap(([field, row]) =>
  'written' in row ? [{ flag: row.written.replaceAll('_', '-'), ...row, field } as WrittenField] : [],
);
