/** The bytes of a file, unpacked when it is gzip, with bounded memory. */
import { open, stat, type FileHandle } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { UnreadableFile, type UnreadableCode } from './unreadable-file.js';

export interface Progress {
  /** Bytes of the file (packed, for gzip) taken so far. */
  bytesRead: number;
  totalBytes: number;
}

const UNPACK_BYTES = 32 * 1024;

/** Chunks that are valid until the next one is asked for. What was unpacked before an error is delivered first. */
export async function* readBytes(file: string, chunkBytes: number, progress: Progress): AsyncGenerator<Buffer> {
  const handle = await openFile(file);
  try {
    const head = Buffer.alloc(4);
    const { bytesRead } = await handle.read(head, 0, 4, 0);
    refuseOtherFormats(file, head.subarray(0, bytesRead));
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    if (file.endsWith('.gz') && !isGzip) throw corrupt(file, 'GZIP_CORRUPT');
    progress.totalBytes = (await handle.stat()).size;
    if (isGzip) yield* unpacked(file, plainChunks(handle, Math.min(chunkBytes, UNPACK_BYTES), progress), chunkBytes);
    else yield* plainChunks(handle, chunkBytes, progress);
  } finally {
    await handle.close();
  }
}

/** Opens a file that ends: no folder, pipe or device. Throws `UnreadableFile`. */
export async function openFile(file: string): Promise<FileHandle> {
  try {
    const found = await stat(file);
    // A pipe that says nothing would be waited for, and a device may never end.
    if (found.isFile()) return await open(file, 'r');
    if (!found.isDirectory())
      throw new UnreadableFile(
        'FILE_UNREADABLE',
        file,
        null,
        'this is a pipe or a device; write its content into a file',
      );
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new UnreadableFile('FILE_NOT_FOUND', file, null, 'the file does not exist; check its name and the folder');
    throw new UnreadableFile('FILE_UNREADABLE', file, null, `the file cannot be opened: ${message}`);
  }
  throw new UnreadableFile('FILE_UNREADABLE', file, null, 'this is a folder; name a file in it');
}

function refuseOtherFormats(file: string, head: Buffer): void {
  if (head.length === 0) throw new UnreadableFile('FILE_EMPTY', file, null, 'the file is empty; export it again');
  if (head.toString('latin1').startsWith('PK\x03\x04'))
    throw new UnreadableFile(
      'NOT_A_TEXT_FILE',
      file,
      null,
      'this is a zip file or an Excel workbook; unpack it or export CSV (UTF-8)',
    );
}

async function* plainChunks(handle: FileHandle, chunkBytes: number, progress: Progress): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(chunkBytes);
  for (;;) {
    const { bytesRead } = await handle.read(buffer, 0, chunkBytes, progress.bytesRead);
    if (bytesRead === 0) return;
    progress.bytesRead += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/**
 * One packed piece in, everything that comes out of it out, then the next: nothing piles up, and what came out before
 * an error is not lost (a destroyed stream would drop its buffer).
 */
async function* unpacked(file: string, packed: AsyncIterable<Buffer>, chunkBytes: number): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: Math.max(chunkBytes, 64) });
  const pieces: Buffer[] = [];
  let failure: NodeJS.ErrnoException | null = null;
  // After an error neither a write nor the end is ever reported, so all three wake the same sleeper.
  let wake = () => {};
  const after = (begin: () => void) =>
    new Promise<void>((resolve) => {
      wake = resolve;
      begin();
    });
  gunzip.on('data', (piece: Buffer) => pieces.push(piece));
  gunzip.once('end', () => wake());
  gunzip.once('error', (error) => {
    failure = error;
    wake();
  });
  try {
    for await (const chunk of packed) {
      // The chunk's buffer is used again, but not before the write is done.
      if (!failure) await after(() => gunzip.write(chunk, () => wake()));
      yield* pieces.splice(0);
      if (failure) break;
    }
    if (!failure) await after(() => gunzip.end());
    yield* pieces.splice(0);
  } finally {
    gunzip.destroy();
  }
  if (failure)
    throw corrupt(file, (failure as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' ? 'GZIP_TRUNCATED' : 'GZIP_CORRUPT');
}

function corrupt(file: string, code: UnreadableCode): UnreadableFile {
  const what =
    code === 'GZIP_TRUNCATED' ? 'the gzip file ends in the middle' : 'the gzip file is damaged here, or is not gzip';
  return new UnreadableFile(code, file, null, `${what}; copy or export it again and repeat the import`);
}
