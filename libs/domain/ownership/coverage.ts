/** Coverage: how much of the tree somebody answers for, counted in nodes, by branch, and in conversations. */
import type { TreeNode } from '../trees/tree.js';
import type { EffectiveOwner, NodeOwnership, OwnerGap } from './effective-owner.js';
import { segmentOfTarget } from './target.js';

/** Numbers of nodes. */
export interface CoverageCounts {
  readonly nodes: number;
  /** Nodes for which an active person answers, wherever that comes from. */
  readonly effective: number;
  /** Nodes to which, or to whose slot, somebody is assigned. */
  readonly direct: number;
  /** Nodes whose owner is assigned below the root. */
  readonly belowRoot: number;
}

export interface BranchCoverage extends CoverageCounts {
  readonly segment: string;
  /** Conversations of the segment; 0 when volumes were not given. */
  readonly volume: number;
}

/** A node that nobody answers for. */
export interface Gap {
  readonly path: string;
  readonly gap: OwnerGap;
  readonly volume: number;
}

export interface Coverage extends CoverageCounts {
  readonly branches: readonly BranchCoverage[];
  /** The share of conversations that belong to nodes whose owner is assigned below the root; `null` without conversations. */
  readonly volumeShare: number | null;
  /** The branches with most conversations first. */
  readonly gaps: readonly Gap[];
}

/** How many segments of a dimension have an Accountable of their own; the others are answered for by the root's. */
export interface SegmentCoverage {
  /** Key of the dimension, which is not the tree's. */
  readonly dimension: string;
  readonly segments: number;
  /** Segments for which an active person answers, wherever that comes from. */
  readonly effective: number;
  /** Segments to which somebody is assigned. */
  readonly direct: number;
}

/** Measures the coverage of the segments that are no branches of the tree, dimension by dimension. */
export function measureSegmentCoverage(owned: ReadonlyMap<string, NodeOwnership>): SegmentCoverage[] {
  const byDimension = new Map<string, EffectiveOwner[]>();
  for (const { path, accountable } of owned.values()) {
    const dimension = segmentOfTarget(path)?.split('/')[0];
    if (dimension !== undefined) byDimension.set(dimension, [...(byDimension.get(dimension) ?? []), accountable]);
  }
  return [...byDimension].map(([dimension, owners]) => {
    const { nodes: segments, effective, direct } = count(owners);
    return { dimension, segments, effective, direct };
  });
}

type Nodes = readonly Pick<TreeNode, 'path' | 'segment'>[];

/** Measures the coverage of a tree. `volumes` gives conversations by the key of a branch's segment. */
export function measureCoverage(
  nodes: Nodes,
  owned: ReadonlyMap<string, NodeOwnership>,
  volumes: ReadonlyMap<string, number> = new Map(),
): Coverage {
  const ownerOf = (path: string) => owned.get(path)!.accountable;
  const segments = [...new Set(nodes.flatMap(({ segment }) => (segment === null ? [] : [segment])))];
  const branches = segments.map((segment) => ({
    segment,
    volume: volumes.get(segment) ?? 0,
    ...count(nodes.filter((node) => node.segment === segment).map(({ path }) => ownerOf(path))),
  }));
  const volume = sum(branches.map((branch) => branch.volume));
  const covered = sum(branches.map((branch) => (branch.volume * branch.belowRoot) / branch.nodes));
  return {
    ...count(nodes.map(({ path }) => ownerOf(path))),
    branches,
    volumeShare: volume === 0 ? null : covered / volume,
    gaps: gapsOf(nodes, owned, volumes),
  };
}

function count(owners: readonly EffectiveOwner[]): CoverageCounts {
  const held = owners.flatMap((owner) => (owner.kind === 'owned' ? [owner] : []));
  return {
    nodes: owners.length,
    effective: held.length,
    direct: held.filter(({ direct }) => direct).length,
    belowRoot: held.filter(({ from }) => from.path !== '').length,
  };
}

function gapsOf(nodes: Nodes, owned: ReadonlyMap<string, NodeOwnership>, volumes: ReadonlyMap<string, number>): Gap[] {
  const gaps = nodes.flatMap(({ path, segment }) => {
    const { accountable: gap } = owned.get(path)!;
    return gap.kind === 'gap' ? [{ path, gap, volume: segment === null ? 0 : (volumes.get(segment) ?? 0) }] : [];
  });
  return gaps.sort((a, b) => b.volume - a.volume);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
