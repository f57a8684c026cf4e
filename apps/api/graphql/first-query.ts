/** The first query to try: it draws a tree. Printed at start, and what GraphiQL opens with. */
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
