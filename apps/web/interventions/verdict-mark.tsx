/** What an intervention came to, in a shape and words. */
import styles from './interventions.module.css';

const VERDICTS = {
  VERIFIED_IMPROVEMENT: ['◆', 'verified improvement', 'good'],
  PARTLY_VERIFIED: ['◈', 'partly verified', 'good'],
  NO_EFFECT: ['○', 'no effect', 'none'],
  WORSENED: ['▼', 'worsened', 'bad'],
  INCONCLUSIVE: ['◌', 'inconclusive', 'none'],
  IMMATURE: ['◔', 'too early', 'none'],
  CONFOUNDED: ['✕', 'confounded', 'none'],
} as const;
export type Verdict = keyof typeof VERDICTS;

/** `atACost`: improved, and something else got worse by it. */
export function VerdictMark({ verdict, atACost = false }: { readonly verdict: Verdict; readonly atACost?: boolean }) {
  const [shape, words, tone] = VERDICTS[verdict];
  return (
    <span className={styles.verdict} data-tone={tone}>
      <span aria-hidden="true">{shape}</span> {words}
      {atACost && ', at a cost'}
    </span>
  );
}

export function toneOfVerdict(verdict: Verdict): 'good' | 'bad' | 'none' {
  return VERDICTS[verdict][2];
}

/** `VERIFIED_IMPROVEMENT` and the like as people say it. */
export function words(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ');
}
