/** Bytes of any encoding as bytes of UTF-8, piece by piece, so that everything after this knows one encoding only. */
import iconv from 'iconv-lite';
import { UnreadableFile } from './unreadable-file.js';

/**
 * Without a name the bytes are UTF-8, or UTF-16 if they begin with its byte order mark, and pass as they are. With `isJson` a file that is
 * one JSON array is refused.
 */
export async function* decodeBytes(
  file: string,
  chunks: AsyncIterable<Buffer>,
  encoding: string | undefined,
  isJson: boolean,
): AsyncGenerator<Buffer> {
  let decoder: iconv.DecoderStream | null | undefined;
  let isFirst = true;
  for await (const chunk of inPieces(chunks)) {
    if (decoder === undefined) {
      const name = utf16Of(chunk) ?? encoding;
      decoder = name === undefined || isUtf8(name) ? null : iconv.getDecoder(name, { stripBOM: true });
    }
    const bytes = decoder === null ? chunk : Buffer.from(decoder.write(chunk));
    if (isFirst && isJson) refuseArray(file, bytes);
    isFirst = false;
    yield bytes;
  }
  const rest = decoder?.end();
  if (rest) yield Buffer.from(rest);
}

/** The first piece is long enough for a byte order mark, if the file is. */
async function* inPieces(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const piece: Buffer = head === null ? chunk : Buffer.concat([head, chunk]);
    head = head !== null && piece.length < LONGEST_MARK ? piece : null;
    if (head === null) yield piece;
  }
  if (head !== null && head.length > 0) yield head;
}

const LONGEST_MARK = 3;

function utf16Of(chunk: Buffer): string | null {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : null;
}

function isUtf8(name: string): boolean {
  return /^utf-?8$/i.test(name);
}

function refuseArray(file: string, bytes: Buffer): void {
  if (!/^\uFEFF?\s*\[/.test(bytes.subarray(0, 1024).toString('utf8'))) return;
  const detail =
    'the file is one JSON array; write one object per line (NDJSON), for example with: jq -c ".[]" file.json > file.ndjson';
  throw new UnreadableFile('JSON_ARRAY', file, 1, detail);
}
