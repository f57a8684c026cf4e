/** What a change of owners comes to: who answers for what afterwards, by person, and which findings go with it. */
import type { ReactNode } from 'react';
import styles from './owners.module.css';

interface Owner {
  readonly person: { readonly id: string; readonly name: string };
}

interface Change {
  readonly id: string;
  readonly name: string;
  readonly before: Owner | null;
  readonly after: (Owner & { readonly acting: boolean }) | null;
}

export interface OutcomeData {
  readonly ownerChanges: readonly {
    readonly node: {
      readonly id: string;
      readonly name: string;
      readonly segment: { readonly name: string } | null;
    };
    readonly before: Owner | null;
    readonly after: (Owner & { readonly acting: boolean }) | null;
  }[];
  readonly segmentOwnerChanges: readonly {
    readonly segment: { readonly id: string; readonly name: string };
    readonly before: Owner | null;
    readonly after: (Owner & { readonly acting: boolean }) | null;
  }[];
  readonly findingsMoving: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly routedTo: { readonly name: string } | null;
  }[];
}

/** How many it is of something: 1 node, 4 nodes. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** In one line: 4 nodes change hands, 1 finding moves. */
export function outcomeWords({ ownerChanges, segmentOwnerChanges, findingsMoving }: OutcomeData): string {
  const nodes = ownerChanges.length + segmentOwnerChanges.length;
  const hands = nodes === 0 ? 'Nobody else answers for anything' : `${counted(nodes, 'node')} ${nodes === 1 ? 'changes' : 'change'} hands`; // prettier-ignore
  const findings = findingsMoving.length;
  return findings === 0 ? hands : `${hands}, ${counted(findings, 'finding')} ${findings === 1 ? 'moves' : 'move'}`;
}

const MOST_SHOWN = 12;

export function Outcome({
  data,
  findingLink,
}: {
  readonly data: OutcomeData;
  readonly findingLink: (number: number, text: string) => ReactNode;
}) {
  const changes: Change[] = [
    ...data.ownerChanges.map(({ node, ...change }) => ({
      id: node.id,
      name: node.segment && node.segment.name !== node.name ? `${node.name}, ${node.segment.name}` : node.name,
      ...change,
    })),
    ...data.segmentOwnerChanges.map(({ segment, ...change }) => ({ id: segment.id, name: segment.name, ...change })),
  ];
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const who = `${change.before?.person.name ?? 'nobody'} → ${toWhom(change.after)}`;
    groups.set(who, [...(groups.get(who) ?? []), change]);
  }
  return (
    <div className={styles.outcome}>
      {[...groups].map(([who, of]) => (
        <section key={who}>
          <h4>
            {who} <span className="mute">{counted(of.length, 'node')}</span>
          </h4>
          <ul>
            {of.slice(0, MOST_SHOWN).map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
            {of.length > MOST_SHOWN && <li className="mute">and {of.length - MOST_SHOWN} more</li>}
          </ul>
        </section>
      ))}
      {data.findingsMoving.length > 0 && (
        <section>
          <h4>Findings that move</h4>
          <ul>
            {data.findingsMoving.map(({ id, number, title, routedTo }) => (
              <li key={id}>
                {findingLink(number, `F${number} ${title}`)} → {routedTo?.name ?? 'nobody'}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function toWhom(after: Change['after']): string {
  if (after === null) return 'nobody';
  return after.acting ? `${after.person.name} (acting)` : after.person.name;
}
