/** Rows and cells of the RACI matrix, as the grid shows them. Pure. */
import type { TreegridRow } from '../shared/treegrid/treegrid.js';

export type RaciRole = 'ACCOUNTABLE' | 'CONSULTED' | 'INFORMED' | 'RESPONSIBLE';

/** Each role with the letter of its key and its name. */
export const ROLES: readonly (readonly [letter: string, role: RaciRole, name: string])[] = [
  ['R', 'RESPONSIBLE', 'Responsible'],
  ['A', 'ACCOUNTABLE', 'Accountable'],
  ['C', 'CONSULTED', 'Consulted'],
  ['I', 'INFORMED', 'Informed'],
];

export function letterOf(role: RaciRole): string {
  return ROLES.find(([, each]) => each === role)![0];
}

export function roleName(role: RaciRole): string {
  return ROLES.find(([, each]) => each === role)![2];
}

/** A person or a team, a column of the matrix. */
export interface RaciParty {
  readonly id: string;
  /** As changes name it: `erik`, `team:operations`. */
  readonly key: string;
  readonly name: string;
  readonly isTeam: boolean;
}

type RowKind = 'BRANCH' | 'NODE' | 'ROOT' | 'SEGMENT' | 'SLOT';

/** A row of the answer. */
export interface AnsweredRow {
  readonly kind: RowKind;
  readonly target: string;
  readonly name: string;
  readonly depth: number;
  readonly node: {
    readonly key: string;
    readonly templateKey: string | null;
    readonly ownership: {
      readonly status: string;
      readonly text: string;
      readonly accountable: {
        readonly acting: boolean;
        readonly person: { readonly id: string };
        readonly holder: { readonly id: string };
      } | null;
    };
  } | null;
}

export interface AnsweredCell {
  readonly target: string;
  readonly partyId: string;
  readonly role: RaciRole;
  readonly inherited: boolean;
  readonly assignment: { readonly targetName: string };
}

export interface RaciRow extends TreegridRow {
  /** `GROUP` has no cells of its own. */
  readonly kind: RowKind | 'GROUP';
  readonly target: string;
  readonly templateKey: string | null;
  readonly answered: AnsweredRow | null;
}

const TEMPLATE = 'group:template';
const SEGMENTS = 'group:segments';

/** Keys of rows: never empty, since the target of the root is. */
export function rowKey(target: string): string {
  return `t:${target}`;
}

/** The rows to be seen. `open`: keys of branches; `shut`: keys of groups, and targets of slots. */
export function arrangeRows(
  base: readonly AnsweredRow[],
  ofBranches: readonly AnsweredRow[],
  { open, shut }: { readonly open: readonly string[]; readonly shut: readonly string[] },
): readonly RaciRow[] {
  const nodes = ofBranches.filter(({ kind }) => kind === 'NODE');
  const of = (kind: RowKind) => base.filter((row) => row.kind === kind);
  const [slots, segments] = [of('SLOT'), of('SEGMENT')];
  const flat = [
    ...of('ROOT').map((row) => toRow(row, 1)),
    ...(slots.length > 0 ? [group(TEMPLATE, 'Every branch, by its template')] : []),
    ...slots.map((row) => toRow(row, row.depth + 2)),
    ...of('BRANCH').flatMap((branch) => [
      toRow(branch, 2),
      ...nodes
        .filter(({ target }) => open.includes(branch.target) && target.startsWith(`${branch.target}/`))
        .map((node) => toRow(node, node.depth + 1)),
    ]),
    ...(segments.length > 0 ? [group(SEGMENTS, 'Segments of other dimensions')] : []),
    ...segments.map((row) => toRow(row, 3)),
  ];
  const folded = flat.map((row, index) => {
    const hasChildren = row.kind === 'BRANCH' || (flat[index + 1]?.level ?? 0) > row.level;
    const isOpen = row.kind === 'BRANCH' ? open.includes(row.target) : !shut.includes(row.target);
    return { ...row, isOpen: hasChildren && row.kind !== 'ROOT' ? isOpen : null };
  });
  return placed(visible(folded));
}

type Unplaced = Omit<RaciRow, 'position' | 'size'>;

function toRow(row: AnsweredRow, level: number): Unplaced {
  const templateKey = row.kind === 'SLOT' ? row.target.slice(2) : (row.node?.templateKey ?? null);
  const { kind, target, name } = row;
  return { key: rowKey(target), name, level, isOpen: null, kind, target, templateKey, answered: row };
}

function group(target: string, name: string): Unplaced {
  return { key: target, name, level: 2, isOpen: null, kind: 'GROUP', target, templateKey: null, answered: null };
}

function visible(rows: readonly Unplaced[]): readonly Unplaced[] {
  const kept: Unplaced[] = [];
  let shutAt = Infinity;
  for (const row of rows) {
    if (row.level > shutAt) continue;
    shutAt = row.isOpen === false ? row.level : Infinity;
    kept.push(row);
  }
  return kept;
}

/** Which one each row is among those beside it. */
function placed(rows: readonly Unplaced[]): readonly RaciRow[] {
  const families = new Map<string, Unplaced[]>();
  const path: string[] = [];
  const familyOf = rows.map((row) => {
    path.length = row.level;
    path[row.level] = row.key;
    const family = path.slice(0, row.level).join('\n') + `\n${row.level}`;
    families.set(family, [...(families.get(family) ?? []), row]);
    return family;
  });
  return rows.map((row, index) => {
    const family = families.get(familyOf[index]!)!;
    return { ...row, position: family.indexOf(row) + 1, size: family.length };
  });
}

/** What a target is called: Contact rate in every branch; Contact rate, Pro. */
export function targetNames(rows: readonly AnsweredRow[]): (target: string) => string {
  const names = new Map(rows.map(({ target, name }) => [target, name]));
  return (target) => {
    const name = names.get(target) ?? target;
    if (target.startsWith('*/')) return `${name} in every branch`;
    const [branch = ''] = target.split('/');
    return branch === target || !names.has(branch) ? name : `${name}, ${names.get(branch)}`;
  };
}

/** What one party is in one row. */
export interface RaciCell {
  readonly roles: readonly { readonly role: RaciRole; readonly inheritedFrom: string | null }[];
  /** `acts`: for somebody who is away; `away`: is Accountable, and somebody acts. */
  readonly cover: 'acts' | 'away' | null;
}

const NOTHING: RaciCell = { roles: [], cover: null };

/** Looks cells up by target and party. */
export function cellFinder(
  rows: readonly AnsweredRow[],
  cells: readonly AnsweredCell[],
): (target: string, party: string) => RaciCell {
  const found = new Map<string, RaciCell>();
  const change = (target: string, party: string, how: (cell: RaciCell) => RaciCell) => {
    const key = `${target}\n${party}`;
    found.set(key, how(found.get(key) ?? NOTHING));
  };
  for (const { target, partyId, role, inherited, assignment } of cells)
    change(target, partyId, (cell) => {
      const known = cell.roles.filter((each) => each.role !== role);
      const isKnown = cell.roles.some((each) => each.role === role && each.inheritedFrom === null);
      if (isKnown) return cell;
      return { ...cell, roles: [...known, { role, inheritedFrom: inherited ? assignment.targetName : null }] };
    });
  for (const { target, node } of rows) {
    const accountable = node?.ownership.accountable;
    if (!accountable?.acting) continue;
    change(target, accountable.person.id, (cell) => ({ ...cell, cover: 'acts' }));
    change(target, accountable.holder.id, (cell) => ({ ...cell, cover: 'away' }));
  }
  return (target, party) => found.get(`${target}\n${party}`) ?? NOTHING;
}

/** A cell in words: Accountable, inherited from Enterprise; is away. Empty for an empty cell. */
export function raciWords({ roles, cover }: RaciCell): string {
  return [
    ...roles.map(({ role, inheritedFrom }) =>
      inheritedFrom === null ? roleName(role) : `${roleName(role)}, inherited from ${inheritedFrom}`,
    ),
    ...(cover === 'acts' ? ['acts as Accountable'] : cover === 'away' ? ['is away'] : []),
  ].join('; ');
}
