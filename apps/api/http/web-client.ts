/** The built web client, read into memory at start: a later build cannot take a file away, or mix with what this server serves. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { Refusal } from '@bough/domain';
import type { Documents } from '../graphql/trusted-documents.js';

/** Encodings in which a file may lie beside itself, the best first. */
const BESIDE = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const;
const INDEX = 'index.html';
/** The documents of the client, which no browser asks for. */
const DOCUMENTS = 'documents.json';

export interface WebFile {
  /** `/assets/main-Bx1.js` */
  readonly path: string;
  /** Of the file as it is; the same for every encoding. */
  readonly hash: string;
  readonly content: Buffer;
  readonly encoded: Readonly<Partial<Record<'br' | 'gzip', Buffer>>>;
}

export interface WebClient {
  readonly index: WebFile;
  readonly files: ReadonlyMap<string, WebFile>;
  /** Another one after every build that changed something: the index names its files by what is in them. */
  readonly build: string;
  /** What its pages ask. */
  readonly documents: Documents;
}

/** The client that was built into a folder; `null` if none was. */
export function readWebClient(folder: string): WebClient | null {
  if (!existsSync(join(folder, INDEX))) return null;
  const index = readFile(folder, INDEX);
  const files = new Map(served(folder).map((name) => [`/${name}`, readFile(folder, name)]));
  return { index, files, build: index.hash, documents: readDocuments(join(folder, DOCUMENTS)) };
}

/** The documents by their hashes; a text that is not what its hash says is nobody's document. */
function readDocuments(path: string): Documents {
  if (!existsSync(path)) return new Map();
  const listed = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
  for (const [id, text] of listed)
    if (id !== documentId(text)) throw new Refusal('DOCUMENT_CHANGED', `${path}: ${id} is not the hash of its text.`);
  return new Map(listed);
}

/** The id of a document: `sha256:` and the hash of its text in hex. */
export function documentId(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** What a page of the client may ask for, below the folder. */
function served(folder: string): string[] {
  const isBeside = (name: string) => BESIDE.some(({ ending }) => name.endsWith(ending));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .filter((name) => name !== INDEX && name !== DOCUMENTS && !isBeside(name) && !/(^|\/)\./.test(name));
}

function readFile(folder: string, name: string): WebFile {
  const content = readFileSync(join(folder, name));
  const beside = BESIDE.filter(({ ending }) => existsSync(join(folder, name + ending)));
  return {
    path: `/${name}`,
    hash: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    content,
    encoded: Object.fromEntries(
      beside.map(({ encoding, ending }) => [encoding, readFileSync(join(folder, name + ending))]),
    ),
  };
}
