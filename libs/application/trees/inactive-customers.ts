/** Conversations of customers who were not active when they wrote: they count in rates, and the days of their customers do not. */
import type { Period } from '@bough/domain';
import type { Snapshot } from './snapshot.js';

/** A data-quality figure: of all conversations of a period, those begun while their customer was not active. */
export interface InactiveCustomers {
  readonly conversations: number;
  /** 0 to 1; `null` without conversations. */
  readonly share: number | null;
  /** Conversations per average active customer, with these conversations and without them; `null` without customers. */
  readonly contactRate: number | null;
  readonly contactRateWithout: number | null;
  /** What that does to rates, and what to do; `null` when there are none. */
  readonly words: string | null;
}

export function inactiveCustomers(snapshot: Snapshot, period: Period): InactiveCustomers {
  const { leaves } = snapshot.valuesOf(period);
  const total = (measure: string) => leaves.get(measure)?.[0] ?? 0;
  const [created, conversations] = [total('created'), total('created_inactive')];
  const customers = total('customer_days') / (period.to - period.from);
  const rate = (count: number) => (customers > 0 ? count / customers : null);
  const figure = { conversations, share: created > 0 ? conversations / created : null };
  const rates = { contactRate: rate(created), contactRateWithout: rate(created - conversations) };
  return { ...figure, ...rates, words: conversations > 0 ? wordsOf(created, conversations, rates) : null };
}

type Rates = Pick<InactiveCustomers, 'contactRate' | 'contactRateWithout'>;

function wordsOf(created: number, conversations: number, { contactRate, contactRateWithout }: Rates): string {
  const count = (number: number) => number.toLocaleString('en-GB');
  const rates =
    contactRate === null || contactRateWithout === null
      ? 'no customer was active in the period'
      : `the contact rate is ${contactRate.toFixed(2)}, and ${contactRateWithout.toFixed(2)} without them`;
  return (
    `${count(conversations)} of ${count(created)} conversations began on a day on which their customer was not active (before ` +
    `active_from, or from active_to on). They count in rates, and the days of their customers do not: ${rates}. Correct the dates, or ` +
    'let customers begin with their first conversation ("activity_begins: first_conversation" in the workspace file).'
  );
}
