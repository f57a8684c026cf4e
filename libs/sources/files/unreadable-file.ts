/** A file that cannot be read (further): says which, how far reading came, and what to do. */

export type UnreadableCode =
  | 'FILE_NOT_FOUND'
  | 'FILE_EMPTY'
  | 'FILE_UNREADABLE'
  | 'FILE_TOO_LARGE'
  | 'HEADER_MISSING'
  | 'DUPLICATE_COLUMN'
  | 'NOT_A_TEXT_FILE'
  | 'NOT_UTF8'
  | 'JSON_ARRAY'
  | 'GZIP_TRUNCATED'
  | 'GZIP_CORRUPT';

export class UnreadableFile extends Error {
  constructor(
    readonly code: UnreadableCode,
    readonly file: string,
    /** The line that reading had reached; `null` when it never began. */
    readonly line: number | null,
    readonly detail: string,
  ) {
    super(`${file}${line === null ? '' : `:${line}`}: ${detail}`);
    this.name = 'UnreadableFile';
  }

  /** The same, once the line is known. */
  atLine(line: number): UnreadableFile {
    return new UnreadableFile(this.code, this.file, line, this.detail);
  }
}
