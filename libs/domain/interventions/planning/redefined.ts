/** What a frozen plan names and means something else by now: then the verdict is on another question than the one that was bet on. */
import type { InterventionPlan } from '../plan.js';
import { treatedSegments } from '../plan-window.js';

/** `before`, `after`: definitions as `planDefinition` writes them. Names of what changed; a line that was not written down then tells nothing. */
export function redefined(plan: InterventionPlan, before: string, after: string): string[] {
  const named = [...treatedSegments(plan), ...plan.controls];
  const linesOf = (text: string) => new Map(text.split('\n').map((line) => [line.split(' = ')[0]!, line]));
  const now = linesOf(after);
  return [...linesOf(before)]
    .filter(([name, line]) => meant(line, name, named) !== meant(now.get(name) ?? '', name, named))
    .map(([name]) => name);
}

/** Segments are disjoint, so what becomes of those that the plan does not name changes nothing; the rest, `unknown`, is what all leave. */
function meant(line: string, name: string, named: readonly string[]): string {
  const keys = named.flatMap((segment) => (segment.startsWith(`${name}/`) ? [segment.slice(name.length + 1)] : []));
  const at = line.indexOf(': [');
  if (at < 0 || keys.length === 0 || keys.includes('unknown')) return line;
  const segments = JSON.parse(line.slice(at + 2)) as { readonly key: string }[];
  return line.slice(0, at) + JSON.stringify(segments.filter(({ key }) => keys.includes(key)).sort(byKey));
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1;
}
