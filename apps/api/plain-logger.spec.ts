import { PlainLogger } from './plain-logger.js';

function written(...given: Parameters<PlainLogger['error']>): string[] {
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  new PlainLogger().error(...given);
  const lines = write.mock.calls.map(([line]) => String(line));
  write.mockRestore();
  return lines;
}

it('writes one line, without colours where nobody sees them', () => {
  const [line, ...more] = written('the database went away', 'Engine');
  expect(line).toMatch(/^\[Bough\] \d+ {2}- .* ERROR \[Engine\] the database went away\n$/);
  expect(more).toEqual([]);
});

it('leaves out what the error format tells as well', () =>
  expect(written(new Error('relation does not exist'), 'ExceptionsHandler')).toEqual([]));

it('shows what a terminal would obey', () =>
  expect(written('\u001b[2Jgone', 'Engine')[0]).toMatch(/ERROR \[Engine\] \\u001b\[2Jgone\n$/));
