/** Are the questions others, or are the same questions answered otherwise: the split of a difference by kinds of conversations. */
import type { ExplainedFragment } from '../gql/explain.js';
import { KindTable } from './kind-table.js';
import styles from './explain.module.css';

type Mix = NonNullable<ExplainedFragment['mix']>;

export function MixPart({
  mix,
  names,
}: {
  readonly mix: Mix;
  readonly names: readonly [before: string, after: string];
}) {
  const splits = mix.joint ? [mix.joint, ...mix.alone] : mix.alone;
  return (
    <section className="stack" aria-label="Other questions, or other answers">
      <h3>Other questions, or other answers?</h3>
      <p className={styles.sentence}>{mix.text}</p>
      {splits.map((split) => (
        <details key={split.dimensions.join()}>
          <summary>
            By {split.dimensions.join(' and ')}: the mix makes {split.mixEffect.formatted}
            {split.mixShare !== null && ` (${Math.round(split.mixShare * 100)}%)`}, the same kinds{' '}
            {split.rateEffect.formatted}
          </summary>
          <KindTable
            names={names}
            rows={split.kinds.map(({ name, shareBefore, shareAfter, before, after, mixEffect, rateEffect }) => ({
              name,
              shareBefore,
              shareAfter,
              before: before?.formatted ?? null,
              after: after?.formatted ?? null,
              mix: mixEffect.formatted,
              rate: rateEffect.formatted,
            }))}
          />
        </details>
      ))}
    </section>
  );
}
