import { domainKeys, likelyDomain } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import type { CustomerGap, LikelyCustomer, UnknownCustomer } from './people-in-facts.js';

/** A customer whom conversations name and no file describes, with who it might be. */
export interface UnmatchedCustomer extends UnknownCustomer {
  /** The one customer of another source with the same id or the same domain; `null` for none, and for several. */
  readonly proposed: LikelyCustomer | null;
}

/** What is not known of the customers of conversations. */
export interface UnmatchedCustomers {
  readonly gaps: readonly CustomerGap[];
  readonly customers: readonly UnmatchedCustomer[];
}

/** Long enough to see every customer who writes now and then. */
const USUAL_DAYS_OF_GAPS = 90;

/**
 * Conversations of the last days with data whose customers nobody knows: by source, and by the customers that they name, those with the most
 * conversations first. Proposals change nothing.
 */
export async function readUnmatchedCustomers(
  context: UseCaseContext,
  { days = USUAL_DAYS_OF_GAPS, first = 50 }: { readonly days?: number; readonly first?: number } = {},
): Promise<UnmatchedCustomers> {
  const { caller, stores } = context;
  authorise(caller.principal, 'import_facts');
  const { range } = context.snapshot().state;
  if (!range) return { gaps: [], customers: [] };
  const asked = { from: range.to - days, to: range.to };
  const gaps = await stores.facts.customerGaps(asked);
  const unknown = gaps.some(({ unknownCustomer }) => unknownCustomer > 0)
    ? await stores.facts.unknownCustomers(asked, first)
    : [];
  const keys = [...new Set(unknown.flatMap(({ externalId }) => keysOf(externalId)))];
  const likely = keys.length === 0 ? [] : await stores.facts.likelyCustomers(keys);
  return { gaps, customers: unknown.map((each) => ({ ...each, proposed: proposalFor(each, likely) })) };
}

function keysOf(externalId: string): string[] {
  const domain = likelyDomain(externalId);
  return [externalId.toLowerCase(), ...(domain === null ? [] : domainKeys(domain))];
}

/** An id says more than a domain, which several customers may share. */
function proposalFor({ customerSource, externalId }: UnknownCustomer, likely: readonly LikelyCustomer[]) {
  const [id, ...domains] = keysOf(externalId);
  const others = likely.filter(({ source }) => source !== customerSource);
  const sameId = others.filter(({ by, key }) => by === 'id' && key === id);
  const found = sameId.length > 0 ? sameId : others.filter(({ by, key }) => by === 'domain' && domains.includes(key));
  return found.length === 1 ? found[0]! : null;
}
