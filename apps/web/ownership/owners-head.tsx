/** How much of the tree somebody answers for, and who carries how much. */
import type { ReactNode } from 'react';
import { formatValue } from '@bough/domain';
import styles from './owners.module.css';

export interface Load {
  readonly person: { readonly id: string; readonly key: string; readonly name: string };
  readonly targets: readonly string[];
  readonly nodes: number;
  readonly acting: number;
  readonly overLimit: boolean;
}

interface OwnersHeadProps {
  readonly coverage: {
    readonly nodes: number;
    readonly effective: number;
    readonly direct: number;
    readonly belowRoot: number;
    readonly volumeCovered: number | null;
  };
  /** Of gaps, each with what lies below it. */
  readonly gaps: number;
  readonly load: readonly Load[];
  readonly personLink: (key: string, text: string) => ReactNode;
}

const share = (part: number, whole: number) => formatValue(whole === 0 ? 0 : part / whole, { unit: 'ratio' });
const MOST_SHOWN = 6;

export function OwnersHead({ coverage, gaps, load, personLink }: OwnersHeadProps) {
  const { nodes, effective, direct, belowRoot, volumeCovered } = coverage;
  const carrying = load.filter(({ targets, acting }) => targets.length > 0 || acting > 0);
  return (
    <section aria-label="In short" className={`card ${styles.stats}`}>
      <span title={`${effective} of ${nodes} nodes`}>
        <span className="mute">coverage</span> <b>{share(effective, nodes)}</b>
      </span>
      <span title={`${belowRoot} of ${nodes} nodes: somebody nearer than the root answers`}>
        <span className="mute">below the root</span> <b>{share(belowRoot, nodes)}</b>
      </span>
      <span title="Assigned to the node or its slot">
        <span className="mute">by itself</span> <b>{share(direct, nodes)}</b>
      </span>
      {volumeCovered !== null && (
        <span title="Of all conversations, under somebody below the root">
          <span className="mute">conversations</span> <b>{formatValue(volumeCovered, { unit: 'ratio' })}</b>
        </span>
      )}
      <span>
        <span className="mute">gaps</span> <b className={gaps > 0 ? 'bad' : ''}>{gaps}</b>
      </span>
      <span className={styles.load}>
        <span className="mute">load</span>
        {carrying.slice(0, MOST_SHOWN).map(({ person, targets, nodes: of, acting, overLimit }) => (
          <span key={person.id} title={loadWords({ targets, nodes: of, acting, overLimit })}>
            {personLink(person.key, person.name)} {targets.length}
            {acting > 0 && ` (+${acting} acting)`}
            {overLimit && <b className="bad"> !</b>}
          </span>
        ))}
        {carrying.length > MOST_SHOWN && <span className="mute">and {carrying.length - MOST_SHOWN} more</span>}
      </span>
    </section>
  );
}

/** 3 assignments, 66 nodes; acts for 4 nodes. */
export function loadWords({ targets, nodes, acting, overLimit }: Omit<Load, 'person'>): string {
  return [
    `${targets.length} ${targets.length === 1 ? 'assignment' : 'assignments'}, ${nodes} nodes`,
    ...(acting > 0 ? [`acts for ${acting} nodes`] : []),
    ...(overLimit ? ['more than five assignments'] : []),
  ].join('; ');
}
