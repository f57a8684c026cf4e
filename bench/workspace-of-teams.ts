/** The built-in tree over so many teams, beside two small dimensions: what benchmarks are about that grow with segments. */
import type { Workspace } from '@bough/domain';
import { readWorkspace } from '@bough/sources';

export function workspaceOfTeams(teams: number, plans: number, sizes: number): Workspace {
  const listed = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => `      - { key: ${name}${index}, values: [${name}${index}] }`).join(
      '\n',
    );
  const text = `
name: Benchmark
time_zone: UTC
currency: EUR
freshness_days: null
revenue: arr
dimensions:
  - key: team
    decision: staffing
    segments:
${listed('t', teams)}
  - key: plan
    decision: pricing
    segments:
${listed('p', plans)}
  - key: size
    decision: routing
    segments:
${listed('s', sizes)}
`;
  const { workspace, problems } = readWorkspace(text, 'benchmark');
  if (!workspace) throw new Error(JSON.stringify(problems));
  return workspace;
}
