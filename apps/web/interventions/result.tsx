/** What came of an intervention: the verdict and its grade, the picture, the plain look beside it, and everything that could speak against it. */
import type { ReactNode } from 'react';
import { formatRelative } from '@bough/domain';
import type { InterventionByNumberQuery } from '../gql/intervention.js';
import { numbers, Table } from '../shared/table.js';
import { worthText } from './bet.js';
import { ImpactChart } from './impact-chart.js';
import { VerdictMark, words } from './verdict-mark.js';
import styles from './interventions.module.css';

export type InterventionWhole = InterventionByNumberQuery['interventions']['nodes'][number];
export type Assessment = NonNullable<InterventionWhole['latest']>;

export function Result({ assessment }: { readonly assessment: Assessment }) {
  const { effect, naive, chart, waves, guardrails, opinions, checks, others, looks, upward, worth } = assessment;
  return (
    <>
      <div className={styles.verdictAndNumbers}>
        <section className="stack" aria-label="Verdict">
          <p className="line">
            <VerdictMark verdict={assessment.verdict} atACost={assessment.atACost} />
            <span>
              grade <b>{assessment.grade}</b>
            </span>
            {assessment.until && <span>until {assessment.until}</span>}
            {assessment.dataThrough && <span className="mute">data to {assessment.dataThrough}</span>}
          </p>
          <p className={styles.headline}>{assessment.headline}</p>
          <p className={styles.summary}>{assessment.summary}</p>
          {assessment.confoundedBy.length > 0 && (
            <p className="bad">Confounded by: {assessment.confoundedBy.join(', ')}</p>
          )}
          {assessment.reasons.map(({ code, words: reason }) => (
            <p key={code}>{reason}</p>
          ))}
        </section>
        <section className={styles.cards} aria-label="Numbers">
          {effect && (
            <Card name="Effect, against the controls">
              {effect.relative ? <Ranged {...effect.relative} /> : <span className="mute">no relative effect</span>}
            </Card>
          )}
          {naive?.relative != null && (
            <Card name="A plain look, before and after">
              <span className={styles.number}>{formatRelative(naive.relative)}</span>
              <span className="mute">not corrected for what happened everywhere</span>
            </Card>
          )}
          {worth && (
            <Card name="Worth">
              <span className={styles.number}>{worthText(worth)}</span>
              <span className="mute">{worth.words}</span>
            </Card>
          )}
          {effect && (
            <Card name="By chance alone">
              <span className={styles.number}>p {effect.p < 0.001 ? 'below 0.001' : effect.p.toFixed(3)}</span>
              <span className="mute">
                {effect.weeksBefore} weeks before, {effect.weeksAfter} after, {effect.placebos} trials where nothing was
                done
              </span>
            </Card>
          )}
        </section>
      </div>
      {chart && (
        <Part name="The picture">
          <ImpactChart chart={chart} />
        </Part>
      )}
      {waves.map((wave) => (
        <Part key={wave.launch} name={`Wave of ${wave.launch}: ${wave.names.join(', ')}`}>
          {wave.relative && <Ranged {...wave.relative} />}
          {wave.chart && <ImpactChart chart={wave.chart} />}
        </Part>
      ))}
      <div className={styles.columns}>
        {guardrails.length > 0 && (
          <Part name="What must not get worse">
            <ul className={styles.list}>
              {guardrails.map(({ name, outcome, words: said }) => (
                <li key={name}>
                  <span className={styles.state} data-bad={outcome === 'BREACHED' || undefined}>
                    {words(outcome)}
                  </span>
                  <b>{name}</b>
                  <p className="mute">{said}</p>
                </li>
              ))}
            </ul>
          </Part>
        )}
        {opinions.length > 0 && (
          <Part name="Second opinions, which never decide">
            <ul className={styles.list}>
              {opinions.map(({ method, agrees, words: said }) => (
                <li key={method}>
                  <span className={styles.state} data-bad={!agrees || undefined}>
                    {agrees ? 'agrees' : 'disagrees'}
                  </span>
                  <b>{words(method)}</b>
                  <p className="mute">{said}</p>
                </li>
              ))}
            </ul>
          </Part>
        )}
        <Part name="Checks">
          <ul className={styles.list}>
            {checks.map(({ code, status, words: said }) => (
              <li key={code}>
                <span className={styles.state} data-bad={status === 'FAILED' || undefined}>
                  {words(status)}
                </span>
                {said}
              </li>
            ))}
          </ul>
        </Part>
        {others.length > 0 && (
          <Part name="Segments that were not treated">
            <ul className={styles.list}>
              {others.map(({ name, outcome, role, relative }) => (
                <li key={name}>
                  <span className={styles.state}>{words(outcome)}</span>
                  <b>{name}</b> <span className="mute">{words(role)}</span> {relative && <Ranged {...relative} />}
                </li>
              ))}
            </ul>
          </Part>
        )}
        {upward.length > 0 && (
          <Part name="What reached the nodes above">
            <ul className={styles.list}>
              {upward.map(({ name, words: said, outcome }) => (
                <li key={name}>
                  <span className={styles.state}>{words(outcome)}</span>
                  <b>{name}</b>
                  <p className="mute">{said}</p>
                </li>
              ))}
            </ul>
          </Part>
        )}
        {looks.length > 0 && (
          <Part name="Looks before the end">
            <Table label="Looks before the end" isBare heads={['Week', ...numbers('z', 'bound'), 'crossed']}>
              {looks.map(({ week, z, bound, crossed }) => (
                <tr key={week}>
                  <th scope="row">{week}</th>
                  <td className="number">{z === null ? '–' : z.toFixed(2)}</td>
                  <td className="number">{bound.toFixed(2)}</td>
                  <td>{crossed ? 'yes' : 'no'}</td>
                </tr>
              ))}
            </Table>
          </Part>
        )}
      </div>
      <Part name="How we know">
        <p>{assessment.howWeKnow}</p>
        <p>
          <b>What would change our mind:</b> {assessment.wouldChangeOurMind}
        </p>
        <p className="mute">
          Frozen plan <code>{assessment.planHash.slice(0, 12)}</code>; equal inputs give the same key,{' '}
          <code>{assessment.reproducibilityKey.slice(0, 12)}</code>.
        </p>
      </Part>
    </>
  );
}

function Card({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="card stack">
      <h3 className="mute">{name}</h3>
      {children}
    </div>
  );
}

export function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className="stack">
      <h3>{name}</h3>
      {children}
    </section>
  );
}

type RangedProps = Readonly<Record<'value' | 'low95' | 'high95', { readonly formatted: string }>>;

function Ranged({ value, low95, high95 }: RangedProps) {
  return (
    <span>
      <span className={styles.number}>{value.formatted}</span>{' '}
      <span className="mute">
        between {low95.formatted} and {high95.formatted}
      </span>
    </span>
  );
}
