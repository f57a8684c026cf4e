/** The lists of queries and mutations in docs/graphql.md: the names and descriptions that the schema has. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';

const PAGE = 'docs/graphql.md';
const BEGIN = '<!-- generated: root fields -->';
const END = '<!-- end of root fields -->';

/** The page with the lists as the schema has them now; the rest of it stays. `project`: its folder. */
export async function withRootFields(schema: GraphQLSchema, project: string): Promise<string> {
  const page = await readFile(join(project, PAGE), 'utf8');
  const lists = [tableOf('query', schema.getQueryType()!), tableOf('mutation', schema.getMutationType()!)];
  return textBetween(page, BEGIN, END, lists.join('\n\n'));
}

/** A page with another text between two comments. */
export function textBetween(page: string, begin: string, end: string, text: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${PAGE} has lost "${begin}" or "${end}", between which a table stands.`);
  return `${page.slice(0, from)}${begin}\n\n${text}\n\n${page.slice(to)}`;
}

function tableOf(head: string, type: GraphQLObjectType): string {
  const rows = Object.values(type.getFields()).map(({ name, description }) => [
    `\`${name}\``,
    (description ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|'),
  ]);
  return tableOfRows([[head, 'what it gives or does'], ...rows]);
}

/** A table in columns, as the formatter leaves it; the first row is its head. */
export function tableOfRows(all: readonly (readonly string[])[]): string {
  const [head, ...rows] = all;
  const widths = head!.map((_, column) => Math.max(3, ...all.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  return [line(head!), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}
