/** The panel of a node over the right half of the page. */
import { Link } from 'wouter';
import { Dialog } from '../shared/dialog.js';
import { useAddress } from '../shared/use-address.js';
import { CellSummary } from '../trees/cell-summary.js';
import type { Cell } from '../trees/weave.js';

export default function OpenNode({ cell, onClose }: { readonly cell: Cell; readonly onClose: () => void }) {
  const { link } = useAddress();
  return (
    <Dialog title={`${cell.column.name} · ${cell.row.name}`} place="side" width={480} onClose={onClose}>
      <CellSummary cell={cell}>
        <p className="line">
          <Link className="button" href={link('/explain', { node: cell.nodeKey })}>
            Explain
          </Link>
        </p>
      </CellSummary>
    </Dialog>
  );
}
