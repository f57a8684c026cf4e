/** What a schema cannot see in a mapping: date formats that cannot work, and fields that refer to missing ones. */
import { CONVERSATION_FIELDS, problem, type Problem } from '@bough/domain';
import iconv from 'iconv-lite';
import { EVENT_FIELDS } from './carried-by-events.js';
import { compileDateFormat } from './date-format.js';
import type { ImportSpec } from './import-spec.js';
import { factKindOf, isAfter, isColumn } from './field-spec.js';
import { parseDecimal } from './numbers.js';

/** Paths begin at the import. */
export function checkImport(spec: ImportSpec): Problem[] {
  return [
    ...encodingProblems(spec),
    ...formatProblems(spec),
    ...factorProblems(spec),
    ...afterProblems(spec),
    ...readingProblems(spec),
    ...attributeProblems(spec),
    ...eventProblems(spec),
    ...keepProblems(spec),
    ...onlyProblems(spec),
  ];
}

/** What the library calls encodings, too: ways to write bytes, not texts. */
const NO_ENCODINGS = /^(base64|hex|binary|utf-?7(-?imap)?)$/i;

function encodingProblems({ encoding }: ImportSpec): Problem[] {
  if (encoding === undefined || (iconv.encodingExists(encoding) && !NO_ENCODINGS.test(encoding))) return [];
  const message = `the encoding "${encoding}" is not known; use a name such as windows-1252, iso-8859-1 or utf-16`;
  return [problem('UNKNOWN_ENCODING', ['encoding'], message)];
}

function formatProblems(spec: ImportSpec): Problem[] {
  return Object.entries(spec.fields).flatMap(([field, value]) => {
    if (!isColumn(value) || (value.format === undefined && value.year === undefined)) return [];
    const { format = 'iso', year } = value;
    const reader = compileDateFormat(format, field === 'month', year);
    if (typeof reader === 'function') return [];
    return [problem('BAD_DATE_FORMAT', ['fields', field, 'format'], `the format "${format}" ${reader.message}`)];
  });
}

/** Numbers are multiplied exactly, as decimals. */
function factorProblems({ fields, attributes = {} }: ImportSpec): Problem[] {
  const places = [
    ...Object.entries(fields).map(([name, value]) => ({ path: ['fields', name, 'multiply'], value })),
    ...Object.entries(attributes).map(([name, value]) => ({ path: ['attributes', name, 'multiply'], value })),
  ];
  return places.flatMap(({ path, value }) => {
    const factor = typeof value === 'object' && 'multiply' in value ? value.multiply : undefined;
    if (factor === undefined || parseDecimal(String(factor)) !== null) return [];
    return [problem('OUT_OF_RANGE', path, `"multiply" is ${factor}; write a factor such as 12 or 0.001`)];
  });
}

function afterProblems(spec: ImportSpec): Problem[] {
  return Object.entries(spec.fields).flatMap(([field, value]) => {
    if (!isAfter(value)) return [];
    const path = ['fields', field, 'after'];
    if (!(value.after in spec.fields))
      return [problem('UNKNOWN_FIELD', path, `"${value.after}" is not among the fields; map it, too`)];
    return isCircular(spec, field)
      ? [problem('CIRCULAR_FIELD', path, `"${field}" comes after itself; start from created_at`)]
      : [];
  });
}

function isCircular(spec: ImportSpec, start: string): boolean {
  const seen = new Set<string>();
  for (let field = start; ;) {
    if (seen.has(field)) return true;
    seen.add(field);
    const next = spec.fields[field];
    if (next === undefined || !isAfter(next)) return false;
    field = next.after;
  }
}

function readingProblems({ kind, fields }: ImportSpec): Problem[] {
  if (kind !== 'readings' || 'dimension' in fields === 'segment' in fields) return [];
  const [there, missing] = 'dimension' in fields ? ['dimension', 'segment'] : ['segment', 'dimension'];
  return [
    problem(
      'HALF_A_SEGMENT',
      ['fields', there],
      `"${there}" needs "${missing}" beside it; leave out both for all segments`,
    ),
  ];
}

/** A conversation dimension has one name: what is a field stays a field. */
const FIELDS_AS_DIMENSIONS: Readonly<Record<string, string>> = {
  topic: CONVERSATION_FIELDS.topic.name,
  channel: CONVERSATION_FIELDS.channel.name,
  stage: CONVERSATION_FIELDS.journeyStage.name,
  escalation_reason: CONVERSATION_FIELDS.escalationReason.name,
};

function attributeProblems({ attributes = {}, ...spec }: ImportSpec): Problem[] {
  if (factKindOf(spec) !== 'conversations') return [];
  return Object.keys(attributes).flatMap((name) => {
    const field = FIELDS_AS_DIMENSIONS[name];
    if (field === undefined) return [];
    const text = `"${name}" is a field of conversations; map it as "${field}" under fields, or give the attribute another name`;
    return [problem('ATTRIBUTE_IS_FIELD', ['attributes', name], text)];
  });
}

/** A field that only events of one kind give needs one that means it. */
function eventProblems({ kind, fields, means = {} }: ImportSpec): Problem[] {
  if (kind !== 'events') return [];
  const kinds = Object.values(means);
  return Object.entries(EVENT_FIELDS)
    .filter(([field, event]) => field in fields && !kinds.includes(event))
    .map(([field, event]) =>
      problem(
        'EVENT_MISSING',
        ['fields', field],
        `"${field}" comes with an event that means "${event}"; name it under "means"`,
      ),
    );
}

function keepProblems({ keep, fields }: ImportSpec): Problem[] {
  if (keep !== 'newest' || 'version' in fields) return [];
  const text = 'nothing says which row is the newest: map "version", or keep the "last"';
  return [problem('VERSION_MISSING', ['keep'], text)];
}

/** A whole conversation has a beginning; a partial one says what it names, and nothing that identifies or orders it. */
function onlyProblems({ kind, only, fields }: ImportSpec): Problem[] {
  if (kind !== 'conversations') return [];
  const { name, description } = CONVERSATION_FIELDS.createdAt;
  if (only === undefined)
    return name in fields ? [] : [problem('MISSING_KEY', ['fields'], `"${name}" is required: ${description}`)];
  const unsaid = Object.keys(fields).filter((field) => field !== 'id' && !only.includes(field));
  const unmapped = only.filter((field) => !(field in fields));
  return [
    ...unsaid.map((field) =>
      problem('NOT_AMONG_ONLY', ['fields', field], `"${field}" is not among "only": ${only.join(', ')}`),
    ),
    ...unmapped.map((field) => problem('UNKNOWN_FIELD', ['only'], `"${field}" is not among the fields; map it, too`)),
  ];
}
