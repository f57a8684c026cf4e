/** The largest parts of a change on one axis, and what is believed to move the node. */
import type { ReactNode } from 'react';
import styles from './node.module.css';

export interface WhyPart {
  readonly key: string;
  readonly name: string;
  /** The path of its node; `null` where it is no node. */
  readonly node: string | null;
  readonly value: number;
  readonly formatted: string;
  /** `42m 53s → 40m 43s` */
  readonly moved: string | null;
  /** Of the 95 % interval. */
  readonly low: number | null;
  readonly high: number | null;
  readonly mayBeChance: boolean;
}
export interface NodeWhyData {
  /** Why nothing can be told. */
  readonly message: string | null;
  readonly change: string | null;
  readonly sentences: readonly string[];
  /** The largest first. */
  readonly parts: readonly WhyPart[];
  readonly beliefs: readonly string[];
}

interface NodeWhyProps {
  readonly data: NodeWhyData;
  readonly links: ReactNode;
  readonly linkTo: (node: string, content: string) => ReactNode;
}

const MOST = 6;
const WIDTH = 400;
const HEIGHT = 18;

export function NodeWhy({ data, links, linkTo }: NodeWhyProps) {
  const parts = [...data.parts].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const shown = parts.slice(0, MOST);
  const reach = Math.max(...shown.flatMap(({ value, low, high }) => [value, low ?? 0, high ?? 0].map(Math.abs)), 1e-12);
  return (
    <>
      {data.message && <p className={styles.absent}>{data.message}</p>}
      {data.sentences.length > 0 && (
        <div className={styles.about}>
          {data.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {shown.length > 0 && (
        <section className="stack" aria-label="Parts of the change">
          <h3>{data.change} in parts that add up</h3>
          <ul className={styles.parts}>
            {shown.map((part) => (
              <li key={part.key}>
                <span className="line spread">
                  <span>{part.node === null ? part.name : linkTo(part.node, part.name)}</span>
                  <b>{part.formatted}</b>
                </span>
                <Bar part={part} reach={reach} />
                <span className="mute">
                  {[part.moved, part.mayBeChance && 'may be chance'].filter(Boolean).join('; ')}
                </span>
              </li>
            ))}
          </ul>
          {parts.length > MOST && <p className="mute">{parts.length - MOST} smaller parts are not shown here.</p>}
          <p className="mute">The thin line is the 95 % interval; what may be chance is hatched.</p>
        </section>
      )}
      {links}
      {data.beliefs.length > 0 && (
        <section className={styles.about} aria-label="What is believed">
          <h3>What is believed, and what tests show</h3>
          {data.beliefs.map((belief) => (
            <p key={belief}>{belief}</p>
          ))}
        </section>
      )}
    </>
  );
}

function Bar({ part, reach }: { readonly part: WhyPart; readonly reach: number }) {
  const at = (value: number) => WIDTH / 2 + (value / reach) * (WIDTH / 2 - 2);
  const { value, low, high, mayBeChance } = part;
  const middle = HEIGHT / 2;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.bar} aria-hidden="true" preserveAspectRatio="none">
      <defs>
        <pattern id="may-be-chance" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line y2="5" className={styles.chance} />
        </pattern>
      </defs>
      <line className={styles.grid} x1={WIDTH / 2} x2={WIDTH / 2} y1="0" y2={HEIGHT} />
      <rect
        x={Math.min(at(0), at(value))}
        width={Math.max(1, Math.abs(at(value) - at(0)))}
        y="3"
        height={HEIGHT - 6}
        className={styles.part}
        fill={mayBeChance ? 'url(#may-be-chance)' : undefined}
        data-chance={mayBeChance || undefined}
      />
      {low !== null && high !== null && (
        <line className={styles.whisker} x1={at(low)} x2={at(high)} y1={middle} y2={middle} />
      )}
    </svg>
  );
}
