/** Reads a file that a person wrote (workspace, mapping, plan) as one text, with a bound: what never ends is refused, and not waited for. */
import { isUtf8 } from 'node:buffer';
import { decodeBytes } from './decode-bytes.js';
import { openFile } from './read-bytes.js';
import { UnreadableFile } from './unreadable-file.js';

/** Bytes of a file that is read as a whole; a workspace of a thousand segments has a tenth of it. */
export const LONGEST_FILE = 4 * 1024 * 1024;

/**
 * The text of a file in UTF-8, or in UTF-16 with its byte order mark. Throws `UnreadableFile` for one that is missing, not allowed, a folder,
 * a pipe, a device, larger than 4 MiB, or no text.
 */
export async function readWholeFile(file: string): Promise<string> {
  const bytes = Buffer.concat(await collected(decodeBytes(file, bounded(file), undefined, false)));
  if (!isUtf8(bytes)) throw notUtf8(file, bytes);
  return bytes.toString('utf8');
}

async function* bounded(file: string): AsyncGenerator<Buffer> {
  const handle = await openFile(file);
  try {
    const buffer = Buffer.alloc(LONGEST_FILE + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      length += bytesRead;
      if (length > LONGEST_FILE) throw tooLarge(file);
      if (bytesRead === 0) break;
    }
    yield buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}

async function collected(chunks: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}

function tooLarge(file: string): UnreadableFile {
  const detail = `the file is larger than ${LONGEST_FILE / 1024 / 1024} MiB, which no such file needs; check its name`;
  return new UnreadableFile('FILE_TOO_LARGE', file, null, detail);
}

function notUtf8(file: string, bytes: Buffer): UnreadableFile {
  const detail = 'the file is not UTF-8 text from here on; save it as UTF-8';
  let line = 1;
  for (let from = 0; ; line++) {
    const end = bytes.indexOf('\n', from) + 1;
    if (end === 0 || !isUtf8(bytes.subarray(from, end))) return new UnreadableFile('NOT_UTF8', file, line, detail);
    from = end;
  }
}
