/**
 * Bytes as blocks of whole lines of text. Cutting at line ends never cuts a character of UTF-8, and a line that never ends
 * is skipped instead of collected: memory stays bounded for any file.
 */
import { isAscii } from 'node:buffer';

/** A line longer than this is no row of support data. */
export const LONGEST_LINE = 1024 * 1024;

export interface TextBlock {
  /** Whole lines, each with its line feed; `null` stands for one line that was too long and is left out. */
  readonly text: string | null;
  /** The text holds characters that UTF-8 could not make sense of. */
  readonly isDamaged: boolean;
}

const LINE_FEED = 10;
const TOO_LONG: TextBlock = { text: null, isDamaged: false };

/** The last line gets a line feed when it has none. A byte order mark is dropped. */
export async function* readBlocks(chunks: AsyncIterable<Buffer>): AsyncGenerator<TextBlock> {
  let carry = Buffer.alloc(0);
  let isSkipping = false;
  let isFirst = true;
  for await (const chunk of chunks) {
    let rest: Buffer = chunk;
    if (isSkipping || carry.length + firstLineLength(rest) > LONGEST_LINE) {
      const end = rest.indexOf(LINE_FEED);
      carry = Buffer.alloc(0);
      isSkipping = end < 0;
      isFirst = false;
      if (isSkipping) continue;
      yield TOO_LONG;
      rest = rest.subarray(end + 1);
    }
    const end = rest.lastIndexOf(LINE_FEED) + 1;
    if (end > 0) {
      yield decoded(carry.length > 0 ? Buffer.concat([carry, rest.subarray(0, end)]) : rest.subarray(0, end), isFirst);
      isFirst = false;
      carry = Buffer.from(rest.subarray(end));
    } else carry = Buffer.concat([carry, rest]);
  }
  if (isSkipping) yield TOO_LONG;
  else if (carry.length > 0) yield decoded(Buffer.concat([carry, Buffer.of(LINE_FEED)]), isFirst);
}

function firstLineLength(chunk: Buffer): number {
  const end = chunk.indexOf(LINE_FEED);
  return end < 0 ? chunk.length : end;
}

function decoded(bytes: Buffer, isFirst: boolean): TextBlock {
  if (isAscii(bytes)) return { text: bytes.toString('latin1'), isDamaged: false };
  const text = bytes.toString('utf8');
  const isMarked = isFirst && text.charCodeAt(0) === 0xfeff;
  return { text: isMarked ? text.slice(1) : text, isDamaged: text.includes('\uFFFD') };
}
