import { getIntrospectionQuery } from 'graphql';
import { refuseRepeats } from './repeats.js';

describe('equal names side by side', () => {
  it.each([
    ['fields', `{ ${'tree { name } '.repeat(21)} }`, 'tree'],
    ['aliases', `{ ${'a: tree { name } '.repeat(21)} }`, 'a'],
    ['further down', `{ tree { ${'name '.repeat(275)} } }`, 'name'],
    ['in inline fragments', `{ ${'... { tree { name } } '.repeat(21)} }`, 'tree'],
    ['fragments', `{ ${'...F '.repeat(21)} } fragment F on Query { tree { name } }`, '...F'],
  ])('are refused: %s', (_, text, name) =>
    expect(() => refuseRepeats(text)).toThrow(
      `The query has "${name}" more than 20 times in one place; once is enough.`,
    ),
  );

  it.each([
    ['twenty', `{ ${'tree { name } '.repeat(20)} }`],
    ['one name in many places', `{ ${Array.from({ length: 60 }, (_, at) => `t${at}: tree { name }`).join(' ')} }`],
    ['introspection', getIntrospectionQuery()],
    ['what does not parse', '{ tree'],
    ['nothing', ''],
  ])('are taken: %s', (_, text) => expect(() => refuseRepeats(text)).not.toThrow());

  it('are found before they cost anything', () => {
    const began = process.cpuUsage();
    for (let at = 0; at < 20; at++)
      expect(() => refuseRepeats(`{ a${at} ${'tree{name} '.repeat(240)} }`)).toThrow('"tree"');
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 20_000).toBeLessThan(50); // milliseconds each
  });
});
