/** Who was drawn into which arm of an experiment, as a table: a row per customer. */
import { problem, type ArmName, type ExperimentArms, type Problem } from '@bough/domain';
import { readTable } from '../files/read-table.js';
import { csvCell, plainText } from './csv-cell.js';

export interface ArmRows {
  readonly arms: ExperimentArms;
  /** Paths are a line and a column. */
  readonly problems: readonly Problem[];
}

/**
 * Columns `customer` (the id that its source calls it), `arm` (`treated` or `control`) and, where sources share ids, `source`; other
 * columns and the empty rows of spreadsheets are left alone.
 */
export async function readArms(file: string): Promise<ArmRows> {
  const arms: Record<ArmName, string[]> = { treated: [], control: [] };
  const problems: Problem[] = [];
  for await (const { header, rows, lines, rejects } of readTable(file, { format: 'csv' })) {
    if (problems.length === 0) problems.push(...headerProblems(header));
    if (problems.some(({ code }) => code === 'COLUMN_MISSING')) return { arms, problems };
    for (const { line, problems: wrong } of rejects)
      problems.push(problem('ROW_UNREADABLE', [line], wrong[0]!.message));
    for (const [index, cells] of rows.entries()) {
      if (cells.every((each) => each.trim() === '')) continue;
      const cell = (name: string) => plainText(cells[header.indexOf(name)] ?? '').trim();
      const [customer, source, arm] = [cell('customer'), cell('source'), cell('arm').toLowerCase()];
      if (customer === '')
        problems.push(problem('CUSTOMER_MISSING', [lines[index]!, 'customer'], 'name the customer by its id'));
      else if (arm === 'treated' || arm === 'control')
        arms[arm].push(source === '' ? customer : `${source}:${customer}`);
      else
        problems.push(
          problem('NO_SUCH_ARM', [lines[index]!, 'arm'], `"${cell('arm')}" is neither treated nor control`),
        );
    }
  }
  return { arms, problems };
}

/** The same table of those who were drawn, with their sources, so that nobody is mistaken for somebody else. */
export function writeArms(
  drawn: readonly { readonly source: string; readonly externalId: string; readonly arm: ArmName }[],
): string {
  const rows = drawn.map(({ source, externalId, arm }) => [source, externalId, arm]);
  return [['source', 'customer', 'arm'], ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function headerProblems(header: readonly string[]): Problem[] {
  return ['customer', 'arm']
    .filter((name) => !header.includes(name))
    .map((name) => problem('COLUMN_MISSING', [1, name], `there is no column "${name}"`));
}
