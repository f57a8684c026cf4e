import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

it('has the generated types of every operation, as they are now', () => {
  // In a process of its own: Prettier, which formats the files, does not load inside Jest.
  const program = `import('./apps/web/build/generate.mjs').then(async (it) => console.log(JSON.stringify(await it.staleFiles('.'))))`;
  const stale: unknown = JSON.parse(execFileSync(process.execPath, ['-e', program], { cwd: ROOT, encoding: 'utf8' }));
  expect(stale).toEqual([]); // npm run generate
});
