/** How severe a finding is: a shape and a word; colour only repeats it. */
import type { FindingRow } from './move-words.js';
import styles from './findings.module.css';

const SHAPES = { CRITICAL: '◆', HIGH: '▲', MEDIUM: '■', LOW: '○' } as const;

export function SeverityMark({ severity }: Pick<FindingRow, 'severity'>) {
  return (
    <span className={styles.severity} data-severity={severity}>
      <span aria-hidden="true">{SHAPES[severity]}</span> {severity.toLowerCase()}
    </span>
  );
}

const STATUS = {
  OPEN: 'open',
  ACKNOWLEDGED: 'taken',
  IN_PROGRESS: 'in progress',
  RESOLVED: 'resolved',
  DISMISSED: 'dismissed',
} as const;

export function statusName(status: FindingRow['status']): string {
  return STATUS[status];
}
