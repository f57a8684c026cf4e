/** The tree query, and the shape of its answer. */
export const QUERY = `query Tree($maxDepth: Int!) {
  tree {
    name
    slice(maxDepth: $maxDepth, filter: { kinds: [SEGMENT, METRIC] }) {
      nodes {
        key
        name
        reading(period: { preset: LAST_28_DAYS }, compareTo: { preset: PREVIOUS_PERIOD }) {
          current { value }
          comparison { previous { value } absoluteChange { value } relativeChange }
        }
      }
    }
  }
}`;

export interface Reading {
  readonly current: { readonly value: number | null };
  readonly comparison: {
    readonly previous: { readonly value: number | null };
    readonly absoluteChange: { readonly value: number | null };
    readonly relativeChange: number | null;
  };
}

export interface Answer {
  readonly data: {
    readonly tree: {
      readonly name: string;
      readonly slice: {
        readonly nodes: readonly { readonly key: string; readonly name: string; readonly reading: Reading }[];
      };
    };
  };
}
