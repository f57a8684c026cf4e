/** The conversations that a number is made of, with the way to each of them in the help desk. */
import { formatLocalDay } from '@bough/domain';
import { Table } from '../shared/table.js';

export interface ConversationsAnswer {
  readonly totalCount: number;
  readonly clock: 'CREATED' | 'RATED' | 'RESOLVED';
  readonly items: readonly {
    readonly source: string;
    readonly externalId: string;
    readonly link?: string | null;
    readonly createdAt: string;
    readonly topic?: string | null;
    readonly customer?: string | null;
  }[];
}
export interface CustomersAnswer {
  readonly totalCount: number;
  readonly items: readonly {
    readonly source: string;
    readonly externalId: string;
    readonly name?: string | null;
    readonly conversations: number;
  }[];
}

const CLOCKS = { CREATED: 'begun', RATED: 'rated', RESOLVED: 'resolved' } as const;

interface ConversationListProps {
  /** The same for a spreadsheet. */
  readonly csv: string;
  readonly conversations: ConversationsAnswer;
  readonly customers: CustomersAnswer | null;
  readonly period: string;
  readonly timeZone: string;
}

export function ConversationList({ csv, conversations, customers, period, timeZone }: ConversationListProps) {
  const { totalCount, clock, items } = conversations;
  if (totalCount === 0) return <p className="mute">No conversation counts here in {period}.</p>;
  const some = items.length < totalCount ? `the newest ${items.length} of ` : '';
  return (
    <div className="stack">
      <p className="mute">
        {some}
        {totalCount.toLocaleString('en')} {CLOCKS[clock]} in {period}
        {customers && customers.totalCount > 0 && `, by ${customers.totalCount.toLocaleString('en')} customers`}
      </p>
      {customers && customers.items.length > 0 && (
        <p>
          Most from{' '}
          {customers.items
            .slice(0, 5)
            .map(({ name, externalId, conversations: count }) => `${name ?? externalId} (${count})`)
            .join(', ')}
          .
        </p>
      )}
      <Table label="Conversations" height="short" isBare heads={['Conversation', 'Begun', 'Topic', 'Customer']}>
        {items.map(({ source, externalId, link, createdAt, topic, customer }) => (
          <tr key={`${source} ${externalId}`}>
            <th scope="row">
              {link ? (
                <a href={link} target="_blank" rel="noreferrer">
                  {externalId}
                </a>
              ) : (
                externalId
              )}
            </th>
            <td>{formatLocalDay(Date.parse(createdAt), timeZone)}</td>
            <td>{topic?.replaceAll('_', ' ') ?? '–'}</td>
            <td>{customer ?? '–'}</td>
          </tr>
        ))}
      </Table>
      <p>
        <a className="button" href={csv} download>
          These as CSV
        </a>
      </p>
    </div>
  );
}
