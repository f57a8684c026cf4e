/** What is written beside the cards of a branch: the formula right below the card whose children it joins, and how strongly a belief shows. */
import { CARD, GAP, SPINE } from './branch-layout.js';
import type { NodeMore, ShownNode } from './branch.js';
import type { CanvasBox } from './use-canvas.js';

/** Beside a card, on its edge. */
const ROOM = GAP.x - SPINE;

interface Words {
  readonly text: string;
  readonly box: CanvasBox;
}

/** At the end of the edge of a belief, above it; `null` where there is nothing to say. */
export function strengthWords(
  { relation, parent, side, cell }: ShownNode,
  { x, y }: CanvasBox,
  more: ReadonlyMap<string, NodeMore>,
): Words | null {
  const text = cell.nodeId === null ? null : (more.get(cell.nodeId)?.strength ?? null);
  if (relation !== 'INFLUENCE' || parent === null || !text) return null;
  const left = side === 'right' ? x - ROOM + 4 : x + CARD.width + 4;
  return { text, box: { x: left, y: y - GAP.y, width: ROOM - 8, height: CARD.height / 2 + GAP.y - 2 } };
}

/** Below the card; `null` where it is folded or has no formula. */
export function formulaWords({ formula, isOpen, side }: ShownNode, { x, y }: CanvasBox): Words | null {
  if (!formula || !isOpen) return null;
  const left = side === 'right' ? x : x - SPINE + 4;
  return {
    text: `= ${formula}`,
    box: { x: left, y: y + CARD.height + 2, width: CARD.width + SPINE - 4, height: GAP.y },
  };
}
