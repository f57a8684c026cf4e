/**
 * Tests that need what not every machine has. Where it is missing, they are skipped, and the last lines of `npm test` count them by the
 * reason, which stands in the title: `the public files (skipped: no sample data)`.
 */
export function describeWhere(isThere: boolean, whyNot: string, title: string, tests: () => void): void {
  if (isThere) describe(title, tests);
  else describe.skip(`${title} (skipped: ${whyNot})`, tests);
}
