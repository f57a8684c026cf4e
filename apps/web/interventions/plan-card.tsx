/** What was planned, as it was frozen: what, where, when, on what bet. */
import { betText } from './bet.js';
import type { InterventionWhole } from './result.js';
import styles from './interventions.module.css';

export function PlanCard({ intervention }: { readonly intervention: InterventionWhole }) {
  const { plan, frozen, overlaps, planChanges, exploratory } = intervention;
  const facts: readonly (readonly [name: string, text: string | null])[] = [
    ['Where', plan.node ? [plan.node.segment?.name, plan.node.name].filter(Boolean).join(' · ') : null],
    ['Bet', betText(plan)],
    [
      'Launch',
      plan.waves
        .map(({ launch, segments }) => `${launch} in ${segments.map(({ name }) => name).join(', ')}`)
        .join('; '),
    ],
    ['Left alone', plan.controls.map(({ name }) => name).join(', ') || null],
    ['Measured', plan.window && `${plan.window.start} to ${plan.window.endExclusive} (excluded), ${plan.weeks} weeks`],
    ['Settling', `${plan.rolloutDays} days of rollout, ${plan.washoutDays} of washout`],
    ['Must not get worse', plan.guardrails.flatMap(({ node }) => node?.name ?? []).join(', ') || null],
    ['Also changed', plan.otherChanges],
    ['Owner', plan.owner?.name ?? null],
    ['Frozen', frozen && `${frozen.recordedAt.slice(0, 10)}, ${frozen.hash.slice(0, 12)}`],
  ];
  return (
    <section className="card stack" aria-label="The plan">
      <p>{plan.hypothesis}</p>
      {exploratory && <p className="bad">Exploratory: recorded after the fact, so never verified.</p>}
      <dl className={styles.facts}>
        {facts.map(
          ([name, text]) =>
            text && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      {planChanges.map((change) => (
        <p key={change} className="bad">
          Changed after the start: {change}
        </p>
      ))}
      {overlaps.map(({ number, title, words, confounds }) => (
        <p key={number} className={confounds ? 'bad' : 'mute'}>
          Overlaps I{number}, {title}: {words}
        </p>
      ))}
    </section>
  );
}
