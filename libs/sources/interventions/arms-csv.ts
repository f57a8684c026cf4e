/** Who was drawn into which arm of an experiment, as a CSV table with a row per customer. */
import { csvText, problem, type ArmName, type ExperimentArms, type Problem } from '@bough/domain';
import { readCells } from '../files/read-cells.js';

interface ArmRows {
  readonly arms: ExperimentArms;
  /** Paths are a line and a column. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the columns `customer` (the id that its source calls it), `arm` (`treated` or `control`) and, where sources share ids, `source`. Other
 * columns and the empty rows of spreadsheets are ignored.
 */
export async function readArms(file: string): Promise<ArmRows> {
  const arms: Record<ArmName, string[]> = { treated: [], control: [] };
  const problems: Problem[] = [];
  for await (const { line, cell: written } of readCells(file, problems, ['customer', 'arm'])) {
    const cell = (name: string) => written(name).trim();
    const [customer, source, arm] = [cell('customer'), cell('source'), cell('arm').toLowerCase()];
    if (customer === '') problems.push(problem('CUSTOMER_MISSING', [line, 'customer'], 'name the customer by its id'));
    else if (arm === 'treated' || arm === 'control') arms[arm].push(source === '' ? customer : `${source}:${customer}`);
    else problems.push(problem('NO_SUCH_ARM', [line, 'arm'], `"${cell('arm')}" is neither treated nor control`));
  }
  return { arms, problems };
}

/** The table of the customers who were drawn, with their sources, so that equal ids of two sources are not confused. */
export function writeArms(
  drawn: readonly { readonly source: string; readonly externalId: string; readonly arm: ArmName }[],
): string {
  const rows = drawn.map(({ source, externalId, arm }) => [source, externalId, arm]);
  return csvText(['source', 'customer', 'arm'], rows);
}
