/** What people read about an identity that the data contradicts. */
import { formatValue } from '../../metrics/format-value.js';
import type { ValueUnit } from '../../metrics/value-unit.js';
import type { MetricValue } from './metric-value.js';
import type { IdentityProof } from './prove-identity.js';

/** The contradiction in words: `40.0% ≠ 0.0% from its children: reopens - follow_ups does not hold in the data`. */
export function contradictionText(identity: string, proof: IdentityProof, unit: ValueUnit): string {
  const [actual, expected] = [proof.actual!, proof.expected!].map((value) => formatValue(value, unit));
  // Rounded, the two may look the same.
  const exact = actual === expected ? ` (${proof.actual} and ${proof.expected})` : '';
  return `${actual} ≠ ${expected} from its children${exact}: ${identity} does not hold in the data`;
}

/** The value with the mark and the text that its children contradict it. */
export function markContradicted(value: MetricValue, text: string): MetricValue {
  const message = value.message === null ? text : `${value.message}; ${text}`;
  return { ...value, marks: [...value.marks, 'IDENTITY_BROKEN'], message };
}
