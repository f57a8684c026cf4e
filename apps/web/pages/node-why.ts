/** From the answer of why a node changed to what its tab shows. */
import type { NodeWhyQuery } from '../gql/node.js';
import type { NodeWhyData } from '../trees/node-why.js';

export function whyOf({ explainChange, node }: NodeWhyQuery): NodeWhyData {
  const beliefs =
    node?.__typename === 'TreeNode'
      ? [
          node.influence && `It is believed to drive ${node.influence.outcome.name}: ${node.influence.words}.`,
          node.edgeToParent?.note,
          ...node.influenceConfirmations.map(
            ({ number, title, agrees }) =>
              `Intervention ${number} (${title}) ${agrees === null || agrees === undefined ? 'does not tell' : agrees ? 'agrees with it' : 'contradicts it'}.`,
          ),
        ]
      : [];
  return {
    message: explainChange
      ? (explainChange.availability.message ?? null)
      : 'It has no value of its own, so there is no change to explain.',
    change: explainChange?.change.formatted ?? null,
    sentences: explainChange?.sentences ?? [],
    parts: (explainChange?.lines ?? []).map(({ key, name, absolute, before, after, low, high, ...part }) => ({
      key,
      name,
      node: part.node?.key ?? null,
      value: absolute.value,
      formatted: absolute.formatted,
      moved: before && after ? `${before.formatted} → ${after.formatted}` : null,
      low: low?.value ?? null,
      high: high?.value ?? null,
      mayBeChance: part.withinNoise ?? false,
    })),
    beliefs: beliefs.filter((belief): belief is string => Boolean(belief)),
  };
}
