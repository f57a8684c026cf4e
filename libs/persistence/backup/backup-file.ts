/**
 * The file of a back-up, packed with gzip. Unpacked it is a head in JSON on one line, then the rows of each table in the order of the
 * head, and at last a line with the SHA-256 of everything before. Rows are PostgreSQL's COPY text in parts, each after a line with its
 * length in bytes; a part of length 0 ends a table.
 */
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { Refusal } from '@bough/domain';

export const FORMAT = 1;
const MAGIC = 'bough-backup ';
/** A longer line is none of ours. */
const LONGEST_LINE = 4_000_000;

export interface BackupHead {
  readonly format: number;
  /** Version of Bough that wrote it, for people. */
  readonly bough: string;
  /** Of the server that it was read from. */
  readonly postgres: string;
  readonly madeAt: string;
  /** Names of the migrations that had run, oldest first. */
  readonly migrations: readonly string[];
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly sequences: readonly { readonly name: string; readonly value: string }[];
}

/** What the file holds, piece by piece, with the sum of what was written. */
export class BackupWriter {
  private readonly sum = createHash('sha256');

  head(head: BackupHead): Buffer {
    return this.summed(Buffer.from(`${MAGIC}${JSON.stringify(head)}\n`));
  }

  rows(part: Buffer): Buffer {
    return this.summed(Buffer.concat([Buffer.from(`${part.length}\n`), part]));
  }

  endOfTable(): Buffer {
    return this.summed(Buffer.from('0\n'));
  }

  end(): Buffer {
    return Buffer.from(`sha256 ${this.sum.digest('hex')}\n`);
  }

  private summed(piece: Buffer): Buffer {
    this.sum.update(piece);
    return piece;
  }
}

/** Reads a file from its start to its end. Everything that is wrong with it is a refusal that names it. */
export class BackupReader {
  private readonly sum = createHash('sha256');
  private readonly chunks: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly file: string) {
    refusePipe(file);
    const packed = createReadStream(file);
    const plain = packed.pipe(createGunzip());
    packed.on('error', (error) => plain.destroy(error));
    this.chunks = plain[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async head(): Promise<BackupHead> {
    const line = await this.line().catch((error: unknown) => {
      throw isSystemError(error) ? error : this.notOurs();
    });
    if (!line.startsWith(MAGIC)) throw this.notOurs();
    const head = this.parsed(line.slice(MAGIC.length));
    if (head.format > FORMAT) throw newer(this.file, head);
    return head;
  }

  /** The parts of the table that comes next. */
  async *rows(): AsyncGenerator<Buffer> {
    for (;;) {
      const line = await this.line();
      if (!/^\d{1,10}$/.test(line)) throw this.damaged();
      if (line === '0') return;
      yield await this.take(Number(line));
    }
  }

  /** Compares the sum; call after the last table. */
  async end(): Promise<void> {
    const expected = `sha256 ${this.sum.digest('hex')}`;
    if ((await this.line(false)) !== expected) throw this.damaged();
    if (this.rest.length > 0 || !(await this.chunks.next().catch(() => ({ done: false }))).done) throw this.damaged();
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }

  private parsed(text: string): BackupHead {
    try {
      return JSON.parse(text) as BackupHead;
    } catch {
      throw this.damaged();
    }
  }

  private async line(isSummed = true): Promise<string> {
    let end: number;
    for (let from = 0; (end = this.rest.indexOf(10, from)) < 0;) {
      if ((from = this.rest.length) > LONGEST_LINE) throw this.damaged();
      await this.more();
    }
    const line = this.rest.subarray(0, end + 1);
    if (isSummed) this.sum.update(line);
    this.rest = this.rest.subarray(end + 1);
    return line.toString('utf8', 0, end);
  }

  private async take(length: number): Promise<Buffer> {
    while (this.rest.length < length) await this.more();
    const part = this.rest.subarray(0, length);
    this.sum.update(part);
    this.rest = this.rest.subarray(length);
    return part;
  }

  private async more(): Promise<void> {
    const { value, done } = await this.chunks.next().catch((error: unknown) => {
      throw isSystemError(error) ? error : this.damaged();
    });
    if (done) throw this.damaged();
    this.rest = this.rest.length === 0 ? value : Buffer.concat([this.rest, value]);
  }

  private notOurs(): Refusal {
    return new Refusal('NOT_A_BACKUP', `${this.file} is no back-up of Bough. "bough backup <file>" writes one.`);
  }

  private damaged(): Refusal {
    return new Refusal(
      'BACKUP_DAMAGED',
      `${this.file} is damaged: it ends too early, or its content is not what was written. Take another copy of the back-up.`,
    );
  }
}

/** The back-up was written by a newer Bough. */
export function newer(file: string, { bough }: BackupHead): Refusal {
  return new Refusal(
    'BACKUP_NEWER',
    `${file} was written by Bough ${bough}, which is newer than this one. Restore it with that version or a later one.`,
  );
}

/** The file could not be read at all: it is missing, say, or may not be read. */
function isSystemError(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).syscall !== undefined;
}

/** A pipe that says nothing would be waited for, and a device may never end. */
function refusePipe(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false)
    throw new Refusal(
      'NOT_A_BACKUP',
      `${file} is a folder, a pipe or a device; name the file that "bough backup" wrote.`,
    );
}
