/** `npm run generate`: writes what is made from the code and committed beside it. A test checks that it is current. */
import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeTruths } from '@bough/sources';
import { PROJECT } from './environment.js';
import { generatedFiles } from './generated-files.js';

for (const [path, text] of await generatedFiles(PROJECT)) await writeFile(join(PROJECT, path), text);
await writeTruths(join(PROJECT, 'examples', 'demo'));
