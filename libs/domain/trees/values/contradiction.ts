/** What people read about an identity that the data contradicts. */
import { formatTogether } from '../../metrics/format-value.js';
import type { ValueUnit } from '../../metrics/value-unit.js';
import type { MetricValue } from './metric-value.js';
import type { IdentityProof } from './prove-identity.js';

/** The contradiction in words: `40.0% ≠ 0.0% from its children: reopens - follow_ups does not hold in the data`. */
export function contradictionText(identity: string, proof: IdentityProof, unit: ValueUnit): string {
  const [actual, expected] = formatTogether([proof.actual!, proof.expected!], unit);
  return `${actual} ≠ ${expected} from its children: ${identity} does not hold in the data`;
}

/** The value with the mark and the text that its children contradict it. */
export function markContradicted(value: MetricValue, text: string): MetricValue {
  const message = value.message === null ? text : `${value.message}; ${text}`;
  return { ...value, marks: [...value.marks, 'IDENTITY_BROKEN'], message };
}
