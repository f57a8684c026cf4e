/** Who carries how much, and who is away when. */
import type { ReactNode } from 'react';
import { numbers, Table } from '../shared/table.js';
import { loadWords, type Load } from './owners-head.js';

export function LoadTable({
  load,
  targetName,
  personLink,
}: {
  readonly load: readonly Load[];
  readonly targetName: (target: string) => string;
  readonly personLink: (key: string, text: string) => ReactNode;
}) {
  return (
    <Table label="Load per person" isBare heads={['Person', 'Accountable for', ...numbers('Nodes', 'Acting')]}>
      {load.map(({ person, targets, nodes, acting, overLimit }) => (
        <tr key={person.id} title={loadWords({ targets, nodes, acting, overLimit })}>
          <th scope="row">{personLink(person.key, person.name)}</th>
          <td>
            {targets.map(targetName).join('; ') || <span className="mute">nothing</span>}
            {overLimit && <b className="bad"> more than five</b>}
          </td>
          <td className="number">{nodes}</td>
          <td className="number">{acting > 0 ? acting : ''}</td>
        </tr>
      ))}
    </Table>
  );
}

export interface Cover {
  readonly id: string;
  readonly from: { readonly name: string };
  readonly to: { readonly name: string } | null;
  readonly scopeName: string;
  readonly start: string;
  readonly endExclusive: string | null;
  readonly active: boolean;
  readonly reason: string | null;
}

interface CoversProps {
  readonly covers: readonly Cover[];
  /** Days as people read them; an end is the last day that is covered. */
  readonly dayOf: (instant: string) => string;
  readonly onEnd?: (cover: Cover) => void;
}

const MILLISECOND = 1;

/** The last instant of a range, where it has an end. */
export function lastInstant(endExclusive: string): string {
  return new Date(Date.parse(endExclusive) - MILLISECOND).toISOString();
}

export function Covers({ covers, dayOf, onEnd }: CoversProps) {
  if (covers.length === 0) return <p className="mute">Nobody is away, and nobody is going to be as far as is known.</p>;
  return (
    <ul className="stack">
      {covers.map((cover) => (
        <li key={cover.id} className="line spread">
          <span>
            <b>{cover.from.name}</b> is away {cover.active ? 'now' : 'then'}: {dayOf(cover.start)} to{' '}
            {cover.endExclusive ? dayOf(lastInstant(cover.endExclusive)) : 'further notice'};{' '}
            {cover.to ? (
              <>
                <b>{cover.to.name}</b> acts
              </>
            ) : (
              'it goes up the path'
            )}
            , {cover.scopeName === 'everywhere' ? 'everywhere' : `in ${cover.scopeName}`}
            {cover.reason && <span className="mute"> ({cover.reason})</span>}
          </span>
          {onEnd && (
            <button type="button" aria-label={`End the cover of ${cover.from.name}`} onClick={() => onEnd(cover)}>
              End
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
