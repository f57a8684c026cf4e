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
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${PAGE} has lost the comments between which the root fields stand.`);
  const lists = [tableOf('query', schema.getQueryType()!), tableOf('mutation', schema.getMutationType()!)];
  return `${page.slice(0, from)}${BEGIN}\n\n${lists.join('\n\n')}\n\n${page.slice(to)}`;
}

/** A table in columns, as the formatter leaves it. */
function tableOf(head: string, type: GraphQLObjectType): string {
  const rows = Object.values(type.getFields()).map(({ name, description }) => [
    `\`${name}\``,
    (description ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|'),
  ]);
  const all = [[head, 'what it gives or does'], ...rows];
  const widths = [0, 1].map((column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  return [line(all[0]!), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}
