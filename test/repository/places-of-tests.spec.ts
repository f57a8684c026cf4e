import { basename, dirname } from 'node:path';
import { filesIn, productFiles } from './repository-files.js';

const specs = filesIn('.', 'spec.ts').filter((path) => /\.(db-|e2e-)?spec\.ts$/.test(path));
const product = productFiles();
const unitSpecs = specs.filter((path) => /^(apps|libs)\//.test(path));

/** Example: libs/formula of libs/formula/check/units.ts */
const partOf = (path: string) => path.split('/').slice(0, 2).join('/');

describe('tests', () => {
  it('that need PostgreSQL or the built product lie in test/', () => {
    const outside = specs.filter((path) => !path.endsWith('.spec.ts') && !path.startsWith('test/'));
    expect(outside).toEqual([]);
  });

  it('of one library lie in a folder with code', () => {
    const folders = new Set(product.map((path) => dirname(path)));
    expect(unitSpecs.length).toBeGreaterThan(100);
    expect(unitSpecs.filter((path) => !folders.has(dirname(path)))).toEqual([]);
  });

  it('with the name of a file lie beside that file', () => {
    const astray = unitSpecs.filter((spec) => {
      const [unit] = basename(spec).split('.');
      const units = product.filter((path) => partOf(path) === partOf(spec) && basename(path) === `${unit}.ts`);
      return units.length > 0 && !units.some((path) => dirname(path) === dirname(spec));
    });
    expect(astray).toEqual([]);
  });
});
