/** Mix and rate, kind by kind: how large each was and is, what it had and has, and what both make of the difference. */
import { numbers, Table } from '../shared/table.js';
import { Share } from './share.js';

export interface KindRow {
  readonly name: string;
  /** Parts of 1. */
  readonly shareBefore: number;
  readonly shareAfter: number;
  readonly before: string | null;
  readonly after: string | null;
  readonly mix: string;
  readonly rate: string;
}

export function KindTable({
  rows,
  names,
}: {
  readonly rows: readonly KindRow[];
  readonly names: readonly [string, string];
}) {
  const [before, after] = names;
  return (
    <Table
      label="Mix and rate by kind"
      heads={[
        'Kind',
        `Share, ${before}`,
        `Share, ${after}`,
        ...numbers(`Value, ${before}`, `Value, ${after}`, 'By mix', 'By rate'),
      ]}
    >
      {rows.map((row) => (
        <tr key={row.name}>
          <th scope="row">{row.name}</th>
          <td>
            <Share part={row.shareBefore} />
          </td>
          <td>
            <Share part={row.shareAfter} />
          </td>
          <td className="number">{row.before ?? '–'}</td>
          <td className="number">{row.after ?? '–'}</td>
          <td className="number">{row.mix}</td>
          <td className="number">{row.rate}</td>
        </tr>
      ))}
    </Table>
  );
}
