/** The planted interventions as a table: every primary node and every guardrail. */
import type { InterventionTruths, Moved } from './intervention-truths.js';
import { grid } from './markdown-table.js';

const HEAD = ['intervention', 'launch', 'until', 'registered', 'node', 'naive', 'controls', 'effect'];

export function interventionSection(interventions: InterventionTruths): string[] {
  const rows = Object.values(interventions).flatMap(({ title, launch, until, registered, primary, guardrails }) => [
    [title, launch, until, registered, ...cells(primary)],
    ...guardrails.map((moved) => ['guardrail', '', '', '', ...cells(moved)]),
  ]);
  return [
    '## Interventions',
    'Twelve weeks before the launch against the weeks that are judged. Naive: the treated plan alone; controls: the plans that it is compared with, together; effect: treated ÷ controls, after against before. No intervals here: whether it is more than chance is for Bough to say.',
    grid([HEAD, ...rows]),
  ];
}

function cells({ node, naive_change, controls_change, effect }: Moved): string[] {
  return [node, ...[naive_change, controls_change, effect].map(percent)];
}

function percent(share: number): string {
  return `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)} %`;
}
