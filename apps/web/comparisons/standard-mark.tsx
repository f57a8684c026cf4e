/** Whether a standard is kept: a shape and a word. */
import styles from './standard-mark.module.css';

export type StandardStatus = 'MET' | 'AT_RISK' | 'MISSED' | 'NOT_EVALUABLE' | 'UNSET';

const SHAPES: Readonly<Record<StandardStatus, readonly [shape: string, word: string]>> = {
  MET: ['◇', 'met'],
  AT_RISK: ['◈', 'at risk'],
  MISSED: ['◆', 'missed'],
  NOT_EVALUABLE: ['◌', 'cannot tell'],
  UNSET: ['–', 'no standard'],
};

/** `title` says the standard in words. */
export function StandardMark({ status, title }: { readonly status: StandardStatus; readonly title?: string }) {
  const [shape, word] = SHAPES[status];
  return (
    <span className={styles.mark} data-status={status} title={title}>
      <span aria-hidden="true">{shape}</span> {word}
    </span>
  );
}
