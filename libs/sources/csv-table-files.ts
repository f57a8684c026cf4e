import { TableFiles, type InterventionOutcome } from '@bough/application';
import { newestPlan, type Instant, type Ownership } from '@bough/domain';
import { writeResults } from './interventions/interventions-csv.js';
import { writeOwners } from './owners-csv.js';

/** Tables as CSV, as the command line writes and reads them. */
export class CsvTableFiles extends TableFiles {
  owners(ownership: Ownership, zone: string, at: Instant): string {
    return writeOwners(ownership, zone, at);
  }

  results(results: readonly InterventionOutcome[]): string {
    return writeResults(results, (each) => newestPlan(each).title);
  }
}
