/**
 * Reads SQL with PostgreSQL's own parser and reports what would not run, or not run well, once the tables are spread over
 * several servers (Citus), and what the project has decided against. Facts are the tables that will be distributed. Example:
 *   lintSql('UPDATE bough.conversation SET version = nextval(…)') gives [{ rule: 'no-volatile-update', detail: 'nextval' }]
 */
import { parse } from 'libpg-query';
import { TABLE_CLASSES } from './catalog-lint.js';

export interface SqlFinding {
  readonly rule: string;
  readonly detail: string;
}

/** A node of the parser's tree, whose fields differ by kind. */
type Tree = { readonly [field: string]: unknown };

interface Statement {
  readonly tree: Tree;
  readonly relations: readonly Relation[];
  /** Names that the statement itself gives in WITH. */
  readonly given: ReadonlySet<string>;
  readonly primaryKeys: PrimaryKeys;
}

interface Relation {
  readonly schema: string | undefined;
  readonly name: string;
}

/** Columns of the primary key, by table. */
export type PrimaryKeys = ReadonlyMap<string, readonly string[]>;

/** The only tables that live outside of a schema, and as long as a transaction. */
const TEMPORARY = new Set(['incoming_conversation']);

const VOLATILE = new Set(
  [
    'clock_timestamp',
    'timeofday',
    'random',
    'random_normal',
    'setseed',
    'nextval',
    'setval',
    'lastval',
    'currval',
  ].concat(['gen_random_uuid', 'uuidv4', 'uuidv7', 'txid_current', 'pg_current_xact_id', 'pg_sleep']),
);

/** One rule, one function: what a statement does wrong, in a word or two each. */
const RULES: Readonly<Record<string, (statement: Statement) => string[]>> = {
  // Every server would compute its own value; the application hands in times, and columns name what they get.
  'no-computed-upsert': ({ tree }) =>
    collect(tree, (node) => asTree(node.onConflictClause)?.targetList).flatMap((targets) => [
      ...functionNames(targets),
      ...kinds(targets, 'SQLValueFunction').map((node) => String(node.op)),
      ...kinds(targets, 'SetToDefault').map(() => 'DEFAULT'),
    ]),

  'no-merge': ({ tree }) => kinds(tree, 'MergeStmt').map(() => 'MERGE'),

  // A materialized WITH first, then grouping sets over it.
  'no-grouping-sets-on-facts': ({ tree }) =>
    nodesWith(tree, 'groupClause')
      .filter((select) => kinds(select.groupClause, 'GroupingSet').length > 0)
      .flatMap((select) => factNames(relationsIn(select.fromClause))),

  'no-volatile-update': ({ tree }) =>
    kinds(tree, 'UpdateStmt')
      .flatMap(functionNames)
      .filter((name) => VOLATILE.has(name)),

  'returning-plain-columns': ({ tree }) =>
    nodesWith(tree, 'returningList')
      .flatMap((node) => kinds(node.returningList, 'ResTarget'))
      .flatMap(({ val }) => Object.keys(asTree(val) ?? {}))
      .filter((kind) => kind !== 'ColumnRef'),

  'lock-by-full-key': ({ tree, primaryKeys }) =>
    nodesWith(tree, 'lockingClause').flatMap((select) => unkeyed(select, primaryKeys)),

  // Walk the tree first, then query the facts with what was found.
  'no-recursion-with-facts': ({ tree, relations }) =>
    collect(tree, (node) => asTree(node.withClause)?.recursive).length > 0 ? factNames(relations) : [],

  // Merged histograms instead: they are small, and add up over servers.
  'no-percentiles': ({ tree }) => functionNames(tree).filter((name) => name.startsWith('percentile_')),

  // Else another user's search_path finds other tables.
  'schema-qualified': ({ tree, relations, given }) => [
    ...relations.filter((r) => !r.schema && !given.has(r.name) && !TEMPORARY.has(r.name)).map(({ name }) => name),
    ...kinds(tree, 'DropStmt')
      .flatMap((drop) => kinds(drop.objects, 'List'))
      .filter(({ items }) => (items as unknown[]).length === 1)
      .map(({ items }) => lastName(items)),
  ],

  // The parts of a WITH that writes run in no order. What reads a table that another part writes must be read before, as a whole.
  'read-before-writing': ({ tree }) => {
    const written = writesIn(tree);
    return kinds(tree, 'CommonTableExpr')
      .filter(({ ctematerialized, ctequery }) => {
        const isWhole = ctematerialized === 'CTEMaterializeAlways';
        return !isWhole && isRead(ctequery) && relationsIn(ctequery).some(({ name }) => written.has(name));
      })
      .map(({ ctename }) => String(ctename));
  },

  // A day is stored beside each instant, in the workspace's time zone and with an index: created_day, not created_at::date.
  'days-not-instants': ({ tree, relations }) =>
    factNames(relations).length === 0
      ? []
      : collect(tree, (node) => node.whereClause ?? asTree(node.JoinExpr)?.quals)
          .flatMap((predicate) => [...kinds(predicate, 'TypeCast'), ...kinds(predicate, 'FuncCall')])
          .flatMap((node) => kinds(node.arg ?? node.args, 'ColumnRef'))
          .map(({ fields }) => lastName(fields))
          .filter((column) => column.endsWith('_at')),

  // Migrations take constraints away by name.
  'constraints-are-named': ({ tree }) =>
    kinds(tree, 'Constraint')
      .filter(({ contype, conname }) => !conname && /_(PRIMARY|UNIQUE|CHECK|FOREIGN|EXCLUSION)$/.test(String(contype)))
      .map(({ contype }) => String(contype)),
};

/** What is wrong with a text of one statement; a text that does not parse throws. */
export async function lintSql(sql: string, primaryKeys: PrimaryKeys = new Map()): Promise<SqlFinding[]> {
  const { stmts } = (await parse(sql)) as { stmts: { stmt: Tree }[] };
  if (stmts.length !== 1) return [{ rule: 'one-statement', detail: String(stmts.length) }];
  const tree = stmts[0]!.stmt;
  const given = new Set(kinds(tree, 'CommonTableExpr').map(({ ctename }) => String(ctename)));
  const statement = { tree, relations: relationsIn(tree), given, primaryKeys };
  return Object.entries(RULES).flatMap(([rule, find]) =>
    [...new Set(find(statement))].map((detail) => ({ rule, detail })),
  );
}

const WRITES = ['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt'];

/** Tables that a statement with WITH writes anywhere in it; none where it only reads. */
function writesIn(tree: Tree): Set<string> {
  const targets = WRITES.flatMap((kind) => kinds(tree, kind)).map((write) => String(asTree(write.relation)?.relname));
  return new Set(targets);
}

function isRead(query: unknown): boolean {
  return 'SelectStmt' in (asTree(query) ?? {});
}

/**
 * Reads of conversations whose days the planner does not know: their cost grows with the history. A read is bounded by a comparison of one
 * of its days with parameters alone, as in `n.created_day >= $1`; a day of another row, as in `n.created_day >= f.resolved_day`, is none.
 * Gives the alias of each.
 */
export async function findUnboundedReads(sql: string): Promise<string[]> {
  const tree = (await parse(sql)) as Tree;
  // The parts of a UNION are no statements of their own in the tree, but they have a FROM.
  const writes = ['UpdateStmt', 'DeleteStmt'].flatMap((kind) => kinds(tree, kind));
  const reads = [...new Set([...nodesWith(tree, 'fromClause'), ...writes])];
  return reads.flatMap((read) => {
    const sources = [read.relation && { RangeVar: read.relation }, read.fromClause, read.usingClause];
    const conditions = [read.whereClause, ...joinConditions(read.fromClause)].flatMap((each) =>
      conjuncts(asTree(each)),
    );
    return ownTables(sources)
      .filter(({ relname }) => relname === 'conversation')
      .map(({ alias, relname }) => String(asTree(alias)?.aliasname ?? relname))
      .filter((alias) => !conditions.some((condition) => boundsDay(condition, alias)));
  });
}

/** The tables of a FROM itself, not those of the selects in it. */
function ownTables(from: unknown): Tree[] {
  const node = asTree(from);
  if (!node || 'RangeSubselect' in node) return [];
  if ('RangeVar' in node) return [node.RangeVar as Tree];
  const join = asTree(node.JoinExpr);
  return join
    ? [...ownTables(join.larg), ...ownTables(join.rarg)]
    : Object.values(node).filter(isTree).flatMap(ownTables);
}

function joinConditions(from: unknown): unknown[] {
  const node = asTree(from);
  if (!node || 'RangeSubselect' in node) return [];
  const join = asTree(node.JoinExpr);
  if (join) return [join.quals, ...joinConditions(join.larg), ...joinConditions(join.rarg)];
  return Array.isArray(node) ? node.flatMap(joinConditions) : [];
}

/** Whether a condition compares a day of the table with something without any column, so that at least one end is known. */
function boundsDay(condition: Tree, alias: string): boolean {
  const comparison = asTree(condition.A_Expr);
  if (!comparison || !['=', '>=', '>', 'BETWEEN'].includes(lastName(comparison.name))) return false;
  const path = kinds(comparison.lexpr, 'ColumnRef')[0]?.fields;
  const names = kinds(path, 'String').map(({ sval }) => String(sval));
  const isOwn = names.length === 1 || names[0] === alias;
  return isOwn && names.at(-1)!.endsWith('_day') && kinds(comparison.rexpr, 'ColumnRef').length === 0;
}

/** The primary keys that CREATE TABLE statements declare. Example: rollup_cell → day, cell_id */
export async function readPrimaryKeys(statements: readonly string[]): Promise<PrimaryKeys> {
  const keys = new Map<string, string[]>();
  for (const statement of statements)
    for (const table of kinds(await parse(statement), 'CreateStmt'))
      for (const { contype, keys: columns } of kinds(table.tableElts, 'Constraint'))
        if (contype === 'CONSTR_PRIMARY')
          keys.set(
            String(asTree(table.relation)?.relname),
            kinds(columns, 'String').map(({ sval }) => String(sval)),
          );
  return keys;
}

/** FOR UPDATE locks rows of one table, found by an equality with each column of its primary key. */
function unkeyed(select: Tree, primaryKeys: PrimaryKeys): string[] {
  const [table, ...others] = relationsIn(select.fromClause);
  if (!table || others.length > 0) return ['several tables'];
  const fixed = new Set(conjuncts(asTree(select.whereClause)).map(fixedColumn));
  return (primaryKeys.get(table.name) ?? ['a table without known key']).filter((column) => !fixed.has(column));
}

function conjuncts(where: Tree | undefined): Tree[] {
  const expression = asTree(where?.BoolExpr);
  return expression?.boolop === 'AND_EXPR' ? (expression.args as Tree[]).flatMap(conjuncts) : where ? [where] : [];
}

/** Example: `id` for `id = $1`; a comparison of two columns fixes neither. */
function fixedColumn(condition: Tree): string | undefined {
  const comparison = asTree(condition.A_Expr);
  if (comparison?.kind !== 'AEXPR_OP' || lastName(comparison.name) !== '=') return undefined;
  const columns = [...kinds(comparison.lexpr, 'ColumnRef'), ...kinds(comparison.rexpr, 'ColumnRef')];
  return columns.length === 1 ? lastName(columns[0]!.fields) : undefined;
}

function factNames(relations: readonly Relation[]): string[] {
  return relations
    .map(({ name }) => name)
    .filter((name) => TABLE_CLASSES[name] === 'distributed' || TEMPORARY.has(name));
}

/** Tables, but not the names after FOR UPDATE OF, which are aliases. */
function relationsIn(root: unknown): Relation[] {
  const aliases = new Set(nodesWith(root, 'lockedRels').flatMap((node) => nodesWith(node.lockedRels, 'relname')));
  return nodesWith(root, 'relname')
    .filter((node) => !aliases.has(node))
    .map((node) => ({ schema: node.schemaname as string | undefined, name: String(node.relname) }));
}

function functionNames(root: unknown): string[] {
  return kinds(root, 'FuncCall').map(({ funcname }) => lastName(funcname));
}

/** Example: `created_at` for the name parts of `c.created_at`. */
function lastName(parts: unknown): string {
  return String(kinds(parts, 'String').at(-1)?.sval);
}

/** All nodes of a kind, at any depth. */
function kinds(root: unknown, kind: string): Tree[] {
  return collect(root, (node) => node[kind]).filter(isTree);
}

/** All nodes that have a field. */
function nodesWith(root: unknown, field: string): Tree[] {
  return collect(root, (node) => (field in node ? node : undefined)).filter(isTree);
}

/** What `pick` gives for each node at any depth, where it gives something. */
function collect(root: unknown, pick: (node: Tree) => unknown): unknown[] {
  const found: unknown[] = [];
  const visit = (value: unknown): void => {
    const node = asTree(value);
    if (!node) return;
    const picked = Array.isArray(value) ? undefined : pick(node);
    if (picked !== undefined && picked !== false) found.push(picked);
    Object.values(node).forEach(visit);
  };
  visit(root);
  return found;
}

function asTree(value: unknown): Tree | undefined {
  return isTree(value) ? value : undefined;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}
