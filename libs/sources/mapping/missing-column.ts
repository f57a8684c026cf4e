/** What to say when a mapping names a column that the file does not have. */
import { didYouMean, problem, type Problem } from '@bough/domain';

const MOST_NAMES = 60;

/** With the nearest name, the names that there are, and a guess when the delimiter seems to be another. */
export function missingColumn(column: string, path: Problem['path'], header: readonly string[]): Problem {
  const names = header.slice(0, MOST_NAMES).join(', ') + (header.length > MOST_NAMES ? ', …' : '');
  const hint = didYouMean(column, header) || ';';
  const delimiter = header.length === 1 ? DELIMITERS.find((one) => header[0]!.includes(one)) : undefined;
  const other = delimiter ? ` The file seems to be delimited by ${JSON.stringify(delimiter)}: set "delimiter".` : '';
  return problem('MISSING_COLUMN', path, `the file has no column "${column}"${hint} its columns: ${names}.${other}`);
}
const DELIMITERS = [';', '\t', '|', ','];
