import { ReactFlow, type Edge, type Node } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot, type Root } from 'react-dom/client';
import { changeOf, isBelief, placed, valueOf, type TreeNode } from './tree.js';

const WIDTH = 190;
const LEVEL = 120;

/** Draws the tree from top to bottom; React Flow pans and zooms. */
export function drawWithReactFlow(into: HTMLElement, nodes: readonly TreeNode[]): Root {
  const root = createRoot(into);
  root.render(<Tree nodes={nodes} />);
  return root;
}

function Tree({ nodes }: { nodes: readonly TreeNode[] }) {
  const root = placed(nodes, WIDTH + 20, LEVEL);
  const boxes: Node[] = root.descendants().map(({ data, x, y }) => ({
    id: data.id,
    position: { x, y },
    style: { width: WIDTH },
    className: changeOf(data).name,
    data: { label: <Label node={data} /> },
  }));
  const edges: Edge[] = root.links().map(({ source, target }) => ({
    id: `to-${target.data.id}`,
    source: source.data.id,
    target: target.data.id,
    style: isBelief(target.data) ? { strokeDasharray: 4 } : {},
  }));
  return <ReactFlow nodes={boxes} edges={edges} fitView minZoom={0.05} nodesConnectable={false} />;
}

const Label = ({ node }: { node: TreeNode }) => (
  <span data-key={node.key}>
    {node.name} <strong>{valueOf(node)}</strong>
    {changeOf(node).mark}
  </span>
);
