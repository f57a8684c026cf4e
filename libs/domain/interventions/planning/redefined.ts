/** Finds the names of a frozen plan that mean something else by now: a verdict would then answer another question than the plan asked. */
import type { InterventionPlan } from '../plan.js';
import { treatedSegments } from '../plan-window.js';

/**
 * The names that changed their meaning between two definitions, as `planDefinition` writes them. A line that was not written down when the
 * plan was frozen cannot be compared and is left out.
 */
export function redefined(plan: InterventionPlan, before: string, after: string): string[] {
  const named = [...treatedSegments(plan), ...plan.controls];
  const linesOf = (text: string) => new Map(text.split('\n').map((line) => [line.split(' = ')[0]!, line]));
  const now = linesOf(after);
  return [...linesOf(before)]
    .filter(([name, line]) => meant(line, name, named) !== meant(now.get(name) ?? '', name, named))
    .map(([name]) => name);
}

/**
 * What a line means for the plan. Segments are disjoint, so those that the plan does not name are left out; `unknown` is what all other
 * segments leave, so it depends on every one of them.
 */
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
