import type { HierarchyPointNode } from 'd3-hierarchy';
import { select } from 'd3-selection';
import { changeOf, isBelief, placed, valueOf, type TreeNode } from './tree.js';

const ROW = 24;
const COLUMN = 280;

/** Draws the tree from left to right as SVG. */
export function drawWithD3(into: HTMLElement, nodes: readonly TreeNode[]): void {
  const root = placed(nodes, ROW, COLUMN);
  const points = root.descendants();
  const rows = points.map(({ x }) => x);
  const top = Math.min(...rows) - ROW;
  const [width, height] = [COLUMN * (root.height + 1.5), Math.max(...rows) + ROW - top];

  const svg = select(into).append('svg').attr('role', 'img').attr('aria-label', `Tree of ${nodes.length} nodes`);
  svg.attr('width', width).attr('height', height).attr('viewBox', `-10 ${top} ${width} ${height}`);

  const links = svg.selectAll('path').data(root.links()).join('path').attr('d', curve);
  links.attr('fill', 'none').attr('stroke', '#8a929c');
  links.attr('stroke-dasharray', ({ target }) => (isBelief(target.data) ? 4 : null));

  const marks = svg.selectAll('g').data(points).join('g');
  marks
    .attr('transform', ({ x, y }) => `translate(${y},${x})`)
    .append('circle')
    .attr('r', 3);
  const texts = marks.append('text').attr('x', 8).attr('dy', '0.32em');
  texts.attr('data-key', ({ data }) => data.key).attr('class', ({ data }) => changeOf(data).name);
  texts.append('tspan').text(({ data }) => `${data.name} `);
  texts
    .append('tspan')
    .attr('font-weight', 'bold')
    .text(({ data }) => valueOf(data));
  texts.append('tspan').text(({ data }) => changeOf(data).mark);
}

function curve({ source, target }: { source: HierarchyPointNode<TreeNode>; target: HierarchyPointNode<TreeNode> }) {
  const middle = target.y - COLUMN / 3;
  return `M${source.y},${source.x}C${middle},${source.x} ${middle},${target.x} ${target.y},${target.x}`;
}
