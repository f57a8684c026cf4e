/**
 * Writes the tree and the own metrics of a workspace as a file. Defaults are left out, and a leaf that fits stands on one line.
 * Reading the file gives the same sections, and writing them again gives the same bytes.
 */
import {
  DEFAULT_TEMPLATE,
  inTreeOrder,
  isSame,
  METRIC_DEFAULTS,
  MINIMUM_SAMPLE,
  NODE_FIELDS,
  nodeName,
  nameOfKey,
  type DriverFamily,
  type Metric,
  type TemplateNode,
  type TreeDefinition,
  type TreeSections,
} from '@bough/domain';
import { writeYaml, type YamlBlock } from '../yaml/write-yaml.js';

/** The text of the sections `metrics` (if there are own metrics) and `tree`. */
export function writeTree({ metrics, tree }: TreeSections): string {
  const own: YamlBlock[] = metrics.length > 0 ? [{ metrics: metrics.map(writeMetric) }] : [];
  const sections: YamlBlock[] = [...own, { tree: writeHead(tree) }];
  return sections.map(writeYaml).join('\n');
}

function writeMetric(metric: Metric): YamlBlock {
  const { key, name, minimumSample, description, formula, factors = null, unit, ...given } = metric;
  // Without a unit the formula would decide, so it is always written.
  const fields = Object.entries({ description, formula, factors, unit, ...given }).filter(
    ([field, value]) =>
      field === 'unit' || !isSame(value, METRIC_DEFAULTS[field as keyof typeof METRIC_DEFAULTS] ?? null),
  );
  return {
    key,
    ...(name !== nameOfKey(key) && { name }),
    ...Object.fromEntries(fields),
    ...(minimumSample !== MINIMUM_SAMPLE && { minimum_sample: minimumSample }),
  } as YamlBlock;
}

function writeHead({ key, name, dimension, headline, nodes }: TreeDefinition): YamlBlock {
  return { key, name, dimension, headline, ...writeNodes(inTreeOrder(nodes)) };
}

/** The nodes of the tree; only the additions when the built-in tree is otherwise unchanged. */
function writeNodes(nodes: readonly TemplateNode[]): YamlBlock {
  const builtIn = new Set(DEFAULT_TEMPLATE.map(({ key }) => key));
  const added = nodes.filter(({ key }) => !builtIn.has(key));
  if (!isSame(inTreeOrder([...DEFAULT_TEMPLATE, ...added]), nodes)) return { nodes: children(null, null, nodes) };
  const tops = added.filter(({ parent }) => parent === null || builtIn.has(parent));
  if (tops.length === 0) return {};
  return {
    add: tops.map((node) => {
      const { key, ...rest } = writeNode(node, familyOf(node.parent, nodes), added);
      return { key, ...(node.parent !== null && { under: node.parent }), ...rest } as YamlBlock;
    }),
  };
}

function children(parent: string | null, family: DriverFamily | null, nodes: readonly TemplateNode[]): YamlBlock[] {
  return nodes.filter((node) => node.parent === parent).map((node) => writeNode(node, family, nodes));
}

function writeNode(node: TemplateNode, familyAbove: DriverFamily | null, nodes: readonly TemplateNode[]): YamlBlock {
  const { key, metric, family } = node;
  const defaults: Partial<TemplateNode> = { name: nodeName(key, metric), family: familyAbove, edge: 'influence' };
  const written = NODE_FIELDS.filter((field) => (node[field] ?? null) !== null && node[field] !== defaults[field]);
  const fields = Object.fromEntries(written.map((field) => [field, node[field]]));
  const below = children(key, family, nodes);
  return { key, ...fields, ...(below.length > 0 && { children: below }) } as YamlBlock;
}

function familyOf(key: string | null, nodes: readonly TemplateNode[]): DriverFamily | null {
  return nodes.find((node) => node.key === key)?.family ?? null;
}
