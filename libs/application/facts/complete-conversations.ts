/**
 * Completes what an import says about conversations with what is stored of them. A partial import says a few fields of conversations that
 * are there, and nothing about the others. A whole one says everything, but for the fields that partial imports of its source have brought
 * and it does not map: they stay.
 */
import {
  attributesCarried,
  checkConversation,
  CONVERSATION_FIELD_LIST,
  latestInstant,
  type Conversation,
  type FactProblem,
} from '@bough/domain';
import type { FactSource, RowReport, SourcePart } from './fact-source.js';
import type { FactStore } from './fact.store.js';

/** Completes the parts of an import one by one. */
export type CompletePart = (part: SourcePart) => Promise<SourcePart>;

type Given = Pick<FactSource, 'source' | 'kind' | 'partial' | 'carries' | 'columnOf'>;

/** `null` where the import says all that there is to say. `now`: no conversation may name an instant that is further ahead. */
export async function completionOf(facts: FactStore, file: Given, now: number): Promise<CompletePart | null> {
  if (file.kind !== 'conversations') return null;
  if (file.partial) return completing(facts, file, now, (said, stored) => stored && partly(said, stored, file.carries));
  const carries = new Set(file.carries);
  const kept = (await facts.partialFields(file.source)).filter((field) => !carries.has(field));
  if (kept.length === 0) return null;
  return completing(facts, file, now, (said, stored) => (stored ? withFields(said, stored, kept) : said));
}

/** `null` for a conversation that has to be there and is not. */
type Complete = (said: Conversation, stored: Conversation | undefined) => Conversation | undefined;

function completing(facts: FactStore, file: Given, now: number, complete: Complete): CompletePart {
  const latest = latestInstant(now);
  return async (part) => {
    const given = part.facts as readonly Conversation[];
    const ids = given.map(({ externalId }) => externalId);
    const found = await facts.conversations(file.source, ids);
    const stored = new Map(found.map((each) => [each.externalId, each]));
    const kept: Conversation[] = [];
    const rejects: RowReport[] = [...part.rejects];
    given.forEach((said, index) => {
      const whole = complete(said, stored.get(said.externalId));
      const problems = whole
        ? checkConversation(whole, latest).filter(({ severity }) => severity === 'error')
        : [NOT_THERE];
      if (whole && problems.length === 0) kept.push(whole);
      else rejects.push(reportOf(part, index, said, problems, file));
    });
    return { ...part, facts: kept, rejects };
  };
}

const NOT_THERE: FactProblem = {
  severity: 'error',
  code: 'CONVERSATION_UNKNOWN',
  field: 'id',
  message: 'is no conversation of this source; import the file that has the conversations first',
};

function reportOf(
  part: SourcePart,
  index: number,
  said: Conversation,
  problems: readonly FactProblem[],
  { columnOf }: Given,
): RowReport {
  const faults = problems.map((each) => ({
    ...each,
    column: columnOf?.(each.field) ?? null,
    value: each.field === 'id' ? said.externalId : null,
  }));
  return { line: part.lines?.[index] ?? 0, problems: faults };
}

/** What is stored, with the fields that the import says. Its version stays: it is that of another file. */
function partly(said: Conversation, stored: Conversation, says: readonly string[]): Conversation {
  const whole = withFields(stored, said, says);
  const isRated = whole.rating !== null || whole.effort !== null;
  return isRated && whole.ratedAt === null ? { ...whole, ratedAt: whole.resolvedAt ?? whole.createdAt } : whole;
}

const PROPERTIES = CONVERSATION_FIELD_LIST.filter(({ name }) => !['id', 'created_at', 'version'].includes(name));

/** A conversation with some fields of another one; attributes by the names under which they are carried. */
function withFields(base: Conversation, other: Conversation, names: readonly string[]): Conversation {
  const wanted = new Set(names);
  const properties = PROPERTIES.filter(({ name }) => wanted.has(name)).map(({ property }) => [
    property,
    other[property],
  ]);
  const attributes: Record<string, string> = { ...base.attributes };
  for (const name of attributesCarried(wanted)) {
    if (Object.hasOwn(other.attributes, name)) attributes[name] = other.attributes[name]!;
    else delete attributes[name];
  }
  const customer = wanted.has('customer') ? { customerSource: other.customerSource } : {};
  return { ...base, ...Object.fromEntries(properties), ...customer, attributes };
}
