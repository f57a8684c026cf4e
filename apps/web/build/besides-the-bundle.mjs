/** What lies beside the bundle in `dist/web`: the documents that the client may send, and each file compressed. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readOperations } from './operations.mjs';

const COMPRESSED = /\.(js|css|html|svg)$/;
const WORTH_IT = 1024; // bytes

/** @returns {import('vite').Plugin} */
export function besidesTheBundle() {
  let root = '';
  let folder = '';
  return {
    name: 'besides-the-bundle',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      folder = config.build.outDir;
    },
    closeBundle() {
      const documents = Object.fromEntries(readOperations(root).map(({ id, text }) => [id, text]));
      writeFileSync(join(folder, 'documents.json'), JSON.stringify(documents));
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
        if (entry.isFile() && COMPRESSED.test(entry.name)) compress(join(entry.parentPath, entry.name));
    },
  };
}

function compress(path) {
  const text = readFileSync(path);
  if (text.length < WORTH_IT) return;
  writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
}
