/** The difference of two segments, row by row. */
import { useMemo } from 'react';
import { TreeCompare } from '../gql/tree-compare.js';
import { useShell } from '../access/viewer.js';
import type { Address } from '../shared/address.js';
import { useAsk, type Asked } from '../shared/ask.js';
import { endOfDay } from '../shared/instant.js';
import { periodOf } from '../shared/period.js';
import { differences, type RowDifference } from '../trees/compare.js';
import { HEADLINE, type Column, type Woven } from '../trees/weave.js';

export interface Comparison {
  readonly first: Column;
  readonly second: Column;
  readonly asked: Asked<unknown>;
  /** By the key of the row; `null` until it is there. */
  readonly rows: ReadonlyMap<string, RowDifference> | null;
}

/** `null` where the address compares nothing: `seg` has one segment and `vs` another. */
export function useComparison(address: Address, woven: Woven): Comparison | null {
  const { workspace } = useShell();
  const [first, second] = [address.seg.length === 1 ? address.seg[0] : null, address.vs].map(
    (key) => woven.columns.find((column) => column.kind !== 'ALL' && column.key === key) ?? null,
  );
  const isOn = !!first && !!second && first !== second;
  const asked = useAsk(
    TreeCompare,
    {
      at: endOfDay(address.at, workspace!.timeZone),
      dimension: address.by,
      segment: first?.key ?? '',
      to: second?.nodeKey ?? '',
      period: periodOf(address),
    },
    { pause: !isOn },
  );
  const nodes = asked.data?.tree?.slice.nodes;
  const rows = useMemo(
    () => (isOn && nodes ? differences(nodes, HEADLINE, { first: first.name, second: second.name }) : null),
    [isOn, nodes, first, second],
  );
  return isOn ? { first, second, asked, rows } : null;
}
