/** What the tree on a screen asks for: as it was asked before the matrix, and with the matrix. */

/** The slice that the screen asked for before there was a matrix. */
export const SLICE = `query TreeCanvas($key: Key, $version: Int, $node: ID, $maxDepth: Int!, $expand: [ID!], $collapse: [ID!], $filter: TreeNodeFilter, $first: Int!, $after: String,
  $period: PeriodInput!, $compareTo: ComparisonInput!, $at: DateTime) {
  workspace { name currency timeZone dataThrough version }
  tree(key: $key, version: $version) {
    id name version structureVersion nodeCount depth
    dimension { key name segments { nodes { key name isUnknown rank } } }
    slice(node: $node, maxDepth: $maxDepth, expand: $expand, collapse: $collapse, filter: $filter, first: $first, after: $after) {
      dataThrough structureVersion hasMore endCursor
      edges { id parentId childId relation lagWeeks note }
      nodes {
        id key name kind depth order parentId childCount descendantCount family planned note target identity templateKey
        segment { key name }
        metric { key polarity unit { kind symbol } }
        openFindingCount
        reading(period: $period, compareTo: $compareTo) {
          current { value formatted availability { status reason marks message sampleSize minimumSampleSize blockedBy } }
          comparison { relativeChange tone absoluteChange { formatted } previous { formatted } }
        }
        sparkline(period: $period, points: 12)
        ownership(at: $at) { status text accountable { acting direct person { id key name } holder { id name } } }
      }
    }
  }
}`;

/** The matrix with everything that the screen shows. */
export const MATRIX = `query Tree($period: PeriodInput!, $compareTo: ComparisonInput!) {
  workspace { name currency timeZone dataThrough version }
  tree {
    id name version structureVersion nodeCount depth
    matrix(period: $period, compareTo: $compareTo) {
      period { start endExclusive label isComplete unfinished }
      comparePeriod { start endExclusive label isComplete unfinished }
      dimension dimensionName
      people { id key name }
      rows { templateKey parent depth name description family metric metricName unit { kind symbol currency defaultDecimals } polarity influence formula planned childCount owner }
      columns { key name kind nodeId nodeKey volume customers owner ownerKind }
      cells {
        nodeId nodeKey value formatted change changeFormatted tone noise status reason message marks standard standardText
        gap gapFormatted gapTone gapNoise findings findingsBelow owner ownerKind
      }
    }
  }
}`;

/** What the pages behind the tree ask for first, on the demo. `NODE` is the head of Enterprise. */
export const FIRST_QUESTIONS: Readonly<Record<string, string>> = {
  explainGap: `query($node: ID!) { explainGap(node: $node, period: { preset: LAST_COMPLETE_MONTH }, view: ADDITIVE) {
    method formula current { formatted value } reference { formatted value } standards { reading text }
    items { key name amount: absolute { formatted } withinNoise low { value } high { value } items { key name items { key name } } } } }`,
  heatmap: `{ heatmap(input: { metric: "contact_rate", rowDimension: "industry", columnDimension: "topic", period: { preset: LAST_COMPLETE_MONTH } }) {
    overall { formatted value } rows { items { key name total { formatted value } } } columns { items { key name total { formatted value } } }
    cells { row column measurement { formatted value } shrunk { value } gap standsOut pValue } uniformity { verdict words } } }`,
  demand: `{ demand(input: { period: { preset: LAST_COMPLETE_MONTH } }, by: ["topic"], first: 50) {
    totalCount items { segment topic created customers resolved handleTime { value formatted } cost { value formatted } costChange { value formatted } share relativeChange versusAll isThin } } }`,
  contrasts: `{ contrasts { rule kind name state words assumptions parameters { name value } period { label }
    cases { state title words segment metric value baseline pValue evidence { label text } } } }`,
};
