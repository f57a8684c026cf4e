/** The tree: side by side, one branch, or as an outline. */
import { useMemo } from 'react';
import { TreeSideBySide } from '../gql/tree.js';
import { useShell } from '../access/viewer.js';
import type { View } from '../shared/address.js';
import { useAsk } from '../shared/ask.js';
import { endOfDay } from '../shared/instant.js';
import { Answered, Empty } from '../shared/part.js';
import { comparisonOf, periodOf } from '../shared/period.js';
import { useAddress } from '../shared/use-address.js';
import { useMedia } from '../shared/use-media.js';
import { weave } from '../trees/weave.js';
import { TreeScreen } from './tree-screen.js';

/** Below this width one segment at a time is shown. */
const NARROW = '(max-width: 640px)';

export default function TreePage() {
  const { address } = useAddress();
  const { workspace } = useShell();
  const isNarrow = useMedia(NARROW);
  const asked = useAsk(TreeSideBySide, {
    at: endOfDay(address.at, workspace!.timeZone),
    dimension: address.by,
    period: periodOf(address),
    compareTo: comparisonOf(address),
  });
  const tree = asked.data?.tree ?? null;
  const woven = useMemo(() => tree && weave(tree.matrix), [tree]);
  const view: View = isNarrow && address.view === 'side' ? 'outline' : address.view;
  return (
    <Answered asked={asked} height="70vh" what="Loading the tree">
      {() =>
        tree && woven ? (
          <TreeScreen name={tree.name} matrix={tree.matrix} woven={woven} view={view} isNarrow={isNarrow} />
        ) : (
          <Empty title="There is no tree">
            <p>
              {address.at
                ? 'The workspace did not have one on that day. Choose a later day above.'
                : 'The workspace file says under "tree" which nodes there are.'}
            </p>
          </Empty>
        )
      }
    </Answered>
  );
}
