/** The RACI matrix: who has which role at which node, and whether the role is assigned there or inherited from further up. */
import type { Assignment, Party, RaciRole } from './assignment.js';
import type { AssignmentAtNode, NodeOwnership } from './effective-owner.js';

export interface MatrixCell {
  readonly path: string;
  readonly party: Party;
  readonly role: RaciRole;
  readonly inherited: boolean;
  /** What gives the role, here or further up. */
  readonly assignment: Assignment;
}

export interface Matrix {
  /** In the order in which the tree names them. */
  readonly parties: readonly Party[];
  readonly cells: readonly MatrixCell[];
}

/** Builds the matrix. Accountable is the holder, also while another person acts for them. */
export function buildRaciMatrix(owned: Iterable<NodeOwnership>): Matrix {
  const cells = [...owned].flatMap(cellsOf);
  const parties = new Map(cells.map(({ party }) => [partyId(party), party]));
  return { parties: [...parties.values()], cells };
}

/** The id of the person or team. */
export function partyId(party: Party): string {
  return 'person' in party ? party.person : party.team;
}

function cellsOf({ path, accountable, responsible, consulted, informed }: NodeOwnership): MatrixCell[] {
  const cell = (role: RaciRole) => (found: AssignmentAtNode) => ({
    path,
    party: found.assignment.party!,
    role,
    inherited: found.path !== path,
    assignment: found.assignment,
  });
  const held = accountable.kind === 'owned' ? [accountable.from] : [];
  return [
    ...held.map(cell('A')),
    ...responsible.map(cell('R')),
    ...consulted.map(cell('C')),
    ...informed.map(cell('I')),
  ];
}

/** The paths of the nodes where a person has a role, in their own name or through one of `teams` (ids). */
export function listNodesOfPerson(
  person: string,
  teams: ReadonlySet<string>,
  matrix: Matrix,
): Record<RaciRole, string[]> {
  const mine: Record<RaciRole, string[]> = { A: [], R: [], C: [], I: [] };
  for (const { path, party, role } of matrix.cells)
    if ('person' in party ? party.person === person : teams.has(party.team)) mine[role].push(path);
  return mine;
}
