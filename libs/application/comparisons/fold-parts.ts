/** The parts of an explanation as lines: those that cancel each other are one line, with its parts below. */
import { cancellingParts, type ModelMetric } from '@bough/domain';
import { differenceFigure } from './figure.js';
import type { PartView } from './part-view.js';

/** The lines, in the order of their first parts. They add up to what the parts add up to. */
export function foldParts(parts: readonly PartView[], metric: ModelMetric): PartView[] {
  const groups = cancellingParts(parts.map(({ amount }) => amount.value));
  return parts.flatMap((part, position) => {
    const group = groups.find((each) => each.includes(position));
    if (!group) return [part];
    return group[0] === position ? [folded(group.map((at) => parts[at]!), metric)] : []; // prettier-ignore
  });
}

function folded(parts: readonly PartView[], metric: ModelMetric): PartView {
  const sum = (of: (part: PartView) => number | null) =>
    parts.reduce<number | null>((total, part) => (total === null ? null : add(total, of(part))), 0);
  const product = parts.reduce<number | null>((total, { factor }) => (total === null ? null : times(total, factor)), 1);
  return {
    kind: 'cancelling',
    key: parts.map(({ key }) => key).join('+'),
    name: `${parts.map(({ name }) => name).join(' and ')}, which cancel each other`,
    overall: false,
    metric: null,
    node: null,
    segment: parts[0]!.segment,
    unit: metric,
    before: null,
    after: null,
    amount: differenceFigure(
      sum(({ amount }) => amount.value)!,
      metric,
    ),
    shareOfOld: sum(({ shareOfOld }) => shareOfOld),
    factor: product,
    band: null,
    isWithinNoise: false,
    parts,
  };
}

function add(a: number, b: number | null): number | null {
  return b === null ? null : a + b;
}

function times(a: number, b: number | null): number | null {
  return b === null ? null : a * b;
}
