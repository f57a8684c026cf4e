/** A verdict as a signal, which becomes a finding for whoever is to sign it off. */
import type { SignalEvidence, Severity, Signal, SignalReach } from '../../findings/signal.js';
import { treatedSegments, planWindow } from '../plan-window.js';
import type { Assessment, VerdictKind } from '../assessment.js';
import { bindingPlan, type Intervention } from '../intervention.js';
import { effectText, naiveText } from '../words/effect-words.js';

/** Harm to customers is urgent; a confirmation is not. */
const SEVERITY: Readonly<Record<VerdictKind, Severity>> = {
  worsened: 'high',
  confounded: 'medium',
  no_effect: 'medium',
  inconclusive: 'medium',
  partly_verified: 'low',
  verified_improvement: 'low',
  immature: 'low',
};

/**
 * Its cause is the intervention: a later verdict on it is the same finding, seen again. `path`: the node of the signer,
 * see `verdictSigner`. `touched`: the treated segments in the window.
 */
export function verdictSignal(
  intervention: Intervention,
  assessment: Assessment,
  path: string,
  touched: SignalReach = { customers: 0, conversations: 0, money: null },
): Signal {
  const plan = bindingPlan(intervention);
  const { verdict, words } = assessment;
  const window = planWindow(plan)!;
  const [first, ...others] = treatedSegments(plan);
  return {
    kind: 'impact_verdict',
    rule: verdict.kind,
    cause: verdictCause(intervention),
    path,
    segment: others.length === 0 ? (first ?? null) : null,
    metric: plan.metric,
    period: window,
    severity: verdict.atACost ? 'high' : SEVERITY[verdict.kind],
    title: `Verdict on intervention ${intervention.number}, "${plan.title}": ${words.headline}`,
    words: `${words.summary} Sign it off, or say why not.`,
    evidence: evidenceOf(assessment, first ?? null),
    // What it is worth, or was lost, says more than what all of it costs.
    touched: { ...touched, money: assessment.worth ? Math.abs(assessment.worth.perMonth) : touched.money },
    baseline: assessment.effect?.expected ?? null,
    threshold: null,
    watched: 1,
    consequences: [],
  };
}

export function verdictCause({ number }: Pick<Intervention, 'number'>): string {
  return `impact_verdict:intervention:${number}`;
}

/** Whether what was to be mended is mended: then the linked finding is closed, else it is open again. */
export function isRecovered(kind: VerdictKind, atACost: boolean): boolean {
  return (kind === 'verified_improvement' || kind === 'partly_verified') && !atACost;
}

function evidenceOf(assessment: Assessment, segment: string | null): SignalEvidence[] {
  const { effect, naive, metric, grade } = assessment;
  const fact = (label: string, text: string | null, value: number | null = null): SignalEvidence[] =>
    text === null ? [] : [{ label, text, value, metric: metric.key, segment }];
  return [
    ...fact('evidence', `grade ${grade}`),
    ...fact('effect', effectText(assessment), effect?.relative?.value ?? null),
    ...fact('plain before and after', naiveText(assessment), naive?.relative ?? null),
  ];
}
