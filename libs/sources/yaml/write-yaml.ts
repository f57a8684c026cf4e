/** Writes plain data as YAML the way a person lays it out: one entry per line, and a short map in a list on one line. */
import { Document, stringify } from 'yaml';

type YamlValue = string | number | boolean | readonly string[] | readonly YamlBlock[] | YamlBlock;
export interface YamlBlock {
  readonly [key: string]: YamlValue;
}

/** The largest width of a line. */
const WIDTH = 120;

/** Writes YAML that ends with a line feed. `{ a: [{ b: 1, c: x }] }` becomes two lines: `a:` and `  - { b: 1, c: x }`. */
export function writeYaml(value: YamlBlock): string {
  return `${linesOf(value, '').join('\n')}\n`;
}

function linesOf(block: YamlBlock, indent: string): string[] {
  return Object.entries(block).flatMap(([key, value]) => {
    if (isTexts(value)) return [`${indent}${key}: ${inFlow(value)}`];
    if (isBlocks(value)) return [`${indent}${key}:`, ...value.flatMap((item) => itemLines(item, `${indent}  `))];
    if (typeof value === 'object') return [`${indent}${key}:`, ...linesOf(value as YamlBlock, `${indent}  `)];
    return [`${indent}${key}: ${plain(value)}`];
  });
}

/** The lines of a list item: one line when nothing is nested in it and it fits. */
function itemLines(item: YamlBlock, indent: string): string[] {
  const isLeaf = Object.values(item).every((value) => isTexts(value) || typeof value !== 'object');
  const line = `${indent}- ${isLeaf ? flowMap(item) : ''}`;
  if (isLeaf && line.length <= WIDTH) return [line];
  const [first, ...rest] = linesOf(item, `${indent}  `);
  return [`${indent}- ${first!.trimStart()}`, ...rest];
}

function flowMap(item: YamlBlock): string {
  const entries = Object.entries(item).map(([key, value]) => `${key}: ${inFlow(value as string | readonly string[])}`);
  return `{ ${entries.join(', ')} }`;
}

/** A value inside of `{ … }` or `[ … ]`, where more has to be quoted than on a line of its own. */
function inFlow(value: string | number | boolean | readonly string[]): string {
  if (typeof value === 'object') return `[${value.map(inFlow).join(', ')}]`;
  if (hasLines(value)) return JSON.stringify(value);
  const list = new Document([value], { version: '1.2' });
  (list.contents as unknown as { flow: boolean }).flow = true;
  return list.toString({ lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1);
}

function plain(value: string | number | boolean): string {
  return hasLines(value) ? JSON.stringify(value) : stringify(value, { lineWidth: 0 }).trim();
}

/** Whether a text has several lines. YAML has four ways to write it; that of JSON fits everywhere. */
function hasLines(value: string | number | boolean): boolean {
  return typeof value === 'string' && /[\n\r\u0085\u2028\u2029]/.test(value);
}

function isTexts(value: YamlValue): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isBlocks(value: YamlValue): value is readonly YamlBlock[] {
  return Array.isArray(value);
}
