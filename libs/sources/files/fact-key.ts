/** The natural key of a fact within its source: two rows of one file must not share it. */
import {
  dayText,
  type Conversation,
  type CostStatement,
  type Customer,
  type Fact,
  type FactKind,
  type ReadingStatement,
} from '@bough/domain';

/** Parts are joined by NUL, which no text holds. */
export function factKey(kind: FactKind, fact: Fact): string {
  switch (kind) {
    case 'conversations':
      return (fact as Conversation).externalId;
    case 'customers': {
      const { externalId, validFrom } = fact as Customer;
      return validFrom === null ? externalId : `${externalId}\0${dayText(validFrom)}`;
    }
    case 'cost_pools': {
      const { month, category } = fact as CostStatement;
      return `${dayText(month)}\0${category}`;
    }
    case 'readings': {
      const { measure, day, dimension, segment } = fact as ReadingStatement;
      return [measure, dayText(day), dimension ?? '', segment ?? ''].join('\0');
    }
  }
}
