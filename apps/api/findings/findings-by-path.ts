/** The findings that are not over, by the nodes of a tree; sorted once for a request, however many nodes ask. */
import type { Snapshot } from '@bough/application';
import { segmentId, type Finding, type Model } from '@bough/domain';
import type { RequestContext } from '../graphql/context.js';

export interface FindingsByPath {
  /** At the very node. */
  readonly here: ReadonlyMap<string, readonly Finding[]>;
  /** How many there are at the node and below. */
  readonly below: ReadonlyMap<string, number>;
}

/** The findings of the tree of a snapshot. */
export async function findingsByPath(context: RequestContext, snapshot: Snapshot): Promise<FindingsByPath> {
  const found = await context.useCases.findings.listLive();
  const views = context.once(found, () => new Map<string, FindingsByPath>());
  let sorted = views.get(snapshot.view);
  if (!sorted) views.set(snapshot.view, (sorted = sortFindings(found, snapshot)));
  return sorted;
}

function sortFindings(findings: readonly Finding[], { viewpoint, model }: Snapshot): FindingsByPath {
  const pathOf = viewpoint.dimension === null ? ownPath : pathsOfCut(model);
  const here = new Map<string, Finding[]>();
  const below = new Map<string, number>();
  for (const finding of findings) {
    const path = pathOf(finding);
    if (path === null) continue;
    here.set(path, [...(here.get(path) ?? []), finding]);
    for (const at of withAncestors(path)) below.set(at, (below.get(at) ?? 0) + 1);
  }
  return { here, below };
}

function ownPath({ signal }: Finding): string {
  return signal.path;
}

/** In a tree that is cut by another dimension: where its segment shows the metric, else at the head; the root keeps what is of no segment. */
function pathsOfCut({ nodes, branches }: Model): (finding: Finding) => string | null {
  const places = new Map<string, string>();
  for (const { kind, metric, path, segment } of nodes) {
    if (segment === null) continue;
    const id = segmentId(branches.key, segment);
    if (kind === 'segment') places.set(id, path);
    else if (metric !== null && !places.has(`${id} ${metric}`)) places.set(`${id} ${metric}`, path);
  }
  return ({ signal: { path, segment, metric } }) => {
    if (segment === null) return path === '' ? '' : null;
    return places.get(`${segment} ${metric}`) ?? places.get(segment) ?? null;
  };
}

/** `a/b` → `a/b`, `a`, and the root. */
function withAncestors(path: string): string[] {
  const paths = [path];
  for (let at = path; at !== '';) paths.push((at = at.slice(0, Math.max(0, at.lastIndexOf('/')))));
  return paths;
}
