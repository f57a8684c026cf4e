/**
 * Refuses documents that ask for equal names over and over. The rules of GraphQL compare each of them with each other, so that a few hundred
 * would keep the server busy before anything is executed. It is looked at before Apollo Server validates, since a rule cannot stop others.
 */
import { GraphQLError, Kind, parse, visit, type SelectionNode, type SelectionSetNode } from 'graphql';

/** More lexical tokens than any honest query has: introspection has 163, the longest of the web client under 300. */
export const MOST_TOKENS = 1000;
/** Fields or fragments of one name, side by side. */
export const MOST_EQUAL = 20;
const KEPT = 200;

/** Texts that were fine: programs send the same ones again. */
const fine = new Set<string>();

/** Gives whether a text is new. One that does not parse is left to Apollo Server, which says what is wrong with it. */
export function refuseRepeats(text: string): 'known' | 'new' {
  if (fine.has(text)) return 'known';
  const repeated = repeatedName(text);
  if (repeated !== null) throw tooOften(repeated);
  if (fine.size >= KEPT) fine.delete(fine.values().next().value!);
  fine.add(text);
  return 'new';
}

function repeatedName(text: string): string | null {
  let found: string | null = null;
  try {
    visit(parse(text, { maxTokens: MOST_TOKENS, noLocation: true }), {
      SelectionSet: (set) => {
        found ??= mostEqual(set);
      },
    });
  } catch {
    return null;
  }
  return found;
}

/** A name that a set, with its inline fragments, has too often. */
function mostEqual(set: SelectionSetNode): string | null {
  const counts = new Map<string, number>();
  for (const name of namesIn(set.selections)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].find(([, count]) => count > MOST_EQUAL)?.[0] ?? null;
}

function namesIn(selections: readonly SelectionNode[]): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [(selection.alias ?? selection.name).value];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [`...${selection.name.value}`];
    return namesIn(selection.selectionSet.selections);
  });
}

function tooOften(name: string): GraphQLError {
  const message = `The query has "${name}" more than ${MOST_EQUAL} times in one place; once is enough.`;
  return new GraphQLError(message, {
    extensions: { code: 'QUERY_TOO_COMPLEX', limit: MOST_EQUAL, http: { status: 400 } },
  });
}
