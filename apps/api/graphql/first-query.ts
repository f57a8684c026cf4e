/** The first query to try: it reads a tree. It is printed at start, and GraphiQL opens with it. */
export const FIRST_QUERY = `{
  tree {
    name
    slice(maxDepth: 3) {
      nodes {
        key
        name
        reading(
          period: { preset: LAST_COMPLETE_MONTH }
          compareTo: { preset: PREVIOUS_PERIOD }
        ) {
          current {
            formatted
            availability { status message }
          }
          comparison { relativeChange tone }
        }
      }
      edges { parentId childId relation }
    }
  }
}`;
