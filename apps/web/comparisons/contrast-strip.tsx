/** Is each segment served as it should be: one line for each rule, its comparisons behind it. */
import type { ContrastsQuery } from '../gql/scorecard.js';
import styles from './comparisons.module.css';

type Contrast = ContrastsQuery['contrasts'][number];

const STATES: Readonly<Record<Contrast['state'], readonly [shape: string, word: string]>> = {
  WARNING: ['◆', 'warning'],
  WATCH: ['◈', 'watch'],
  HEALTHY: ['◇', 'healthy'],
  CANNOT_TELL: ['◌', 'cannot tell'],
};
const ORDER: readonly Contrast['state'][] = ['WARNING', 'WATCH', 'CANNOT_TELL', 'HEALTHY'];

export function ContrastStrip({ contrasts }: { readonly contrasts: readonly Contrast[] }) {
  const sorted = [...contrasts].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  if (sorted.length === 0) return <p className="mute">Contrasts need data of at least one whole week.</p>;
  const healthy = sorted.filter(({ state }) => state === 'HEALTHY');
  return (
    <ul className={styles.contrasts}>
      {sorted.map((contrast) => contrast.state !== 'HEALTHY' && <Line key={contrast.rule} contrast={contrast} />)}
      {healthy.length > 0 && (
        <li data-state="HEALTHY">
          <details>
            <summary>
              <State state="HEALTHY" />
              <b>{healthy.length === 1 ? healthy[0]!.name : `${healthy.length} of ${sorted.length}`}</b>
              <span className={styles.words}>{healthy.map(({ name }) => name).join(', ')}</span>
            </summary>
            <ul className={styles.contrasts}>
              {healthy.map((contrast) => (
                <Line key={contrast.rule} contrast={contrast} />
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}

/** In one line; all of it where it is opened, and on paper. */
function Line({ contrast }: { readonly contrast: Contrast }) {
  return (
    <li data-state={contrast.state}>
      <details>
        <summary>
          <State state={contrast.state} />
          <b>{contrast.name}</b>
          <span className={styles.words}>{contrast.words}</span>
        </summary>
        <div className="stack">
          {contrast.assumptions.map((assumption) => (
            <p key={assumption} className="mute">
              Assumed: {assumption}
            </p>
          ))}
          {contrast.cases.map((each, index) => (
            <section key={index}>
              <h3>
                <State state={each.state} /> {each.title}
              </h3>
              <p>{each.words}</p>
              <dl className={styles.evidence}>
                {each.evidence.map(({ label, text }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </details>
    </li>
  );
}

function State({ state }: Pick<Contrast, 'state'>) {
  const [shape, word] = STATES[state];
  return (
    <span className={styles.state} data-state={state}>
      <span aria-hidden="true">{shape}</span> {word}
    </span>
  );
}
