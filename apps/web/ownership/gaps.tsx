/** What nobody answers for, where most conversations are first. */
import type { ReactNode } from 'react';
import { formatValue } from '@bough/domain';
import { Empty } from '../shared/part.js';
import { numbers, Table } from '../shared/table.js';
import type { RaciParty } from './raci.js';

export interface Gap {
  readonly node: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly segment: { readonly name: string } | null;
  };
  readonly text: string;
  readonly nodes: number;
  readonly volume: number;
}

interface GapsProps {
  readonly gaps: readonly Gap[];
  readonly people: readonly RaciParty[];
  /** Key of the person to whom a gap is to go, where changes wait. */
  readonly chosen: (gap: Gap) => string;
  /** Left out: owners cannot be changed. */
  readonly onAssign?: (gap: Gap, person: RaciParty) => void;
  readonly nodeLink: (key: string, text: string) => ReactNode;
}

export function Gaps({ gaps, people, chosen, onAssign, nodeLink }: GapsProps) {
  if (gaps.length === 0)
    return (
      <Empty title="Somebody answers for everything">
        <p>A node without an owner would stand here, the one with most conversations first.</p>
      </Empty>
    );
  return (
    <Table
      label="Gaps"
      heads={['Node', 'Why', ...numbers('Nodes', 'Conversations'), ...(onAssign ? ['Accountable'] : [])]}
    >
      {gaps.map((gap) => {
        const { node, text, nodes, volume } = gap;
        const name = node.segment && node.segment.name !== node.name ? `${node.name}, ${node.segment.name}` : node.name;
        return (
          <tr key={node.id}>
            <th scope="row">{nodeLink(node.key, name)}</th>
            <td>{text}</td>
            <td className="number">{nodes}</td>
            <td className="number">{formatValue(volume, { unit: 'count' })}</td>
            {onAssign && (
              <td>
                <select
                  aria-label={`Accountable for ${name}`}
                  value={chosen(gap)}
                  onChange={(event) => {
                    const person = people.find(({ key }) => key === event.target.value);
                    if (person) onAssign(gap, person);
                  }}
                >
                  <option value="">nobody</option>
                  {people.map(({ id, key, name: of }) => (
                    <option key={id} value={key}>
                      {of}
                    </option>
                  ))}
                </select>
              </td>
            )}
          </tr>
        );
      })}
    </Table>
  );
}
