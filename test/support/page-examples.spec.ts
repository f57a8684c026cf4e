import { examplesOf, unmarkedBlocks, withTexts } from './page-examples.js';

const PAGE = `# A page

<!-- example: npx bough tree show | width 96 | from Customer -->

\`\`\`text
one
two
\`\`\`

\`\`\`yaml
name: nobody says what this is
\`\`\`

<!-- example: file hidden.yml
a: 1
-->

\`\`\`ts
// not an example of what Bough does
\`\`\`
`;

it('finds what was made how, with options and hidden files', () => {
  const [shown, hidden] = examplesOf(PAGE);
  expect(shown).toMatchObject({ made: 'npx bough tree show', text: 'one\ntwo\n', line: 3 });
  expect([...shown!.options]).toEqual([
    ['width', '96'],
    ['from', 'Customer'],
  ]);
  expect(hidden).toMatchObject({ made: 'file hidden.yml', text: 'a: 1\n', place: null });
});

it('names blocks of which nobody says how they were made', () => expect(unmarkedBlocks(PAGE)).toEqual([10]));

it('puts another text into a block and leaves the rest', () => {
  const [shown] = examplesOf(PAGE);
  expect(withTexts(PAGE, new Map([[shown!, 'three\n']]))).toBe(PAGE.replace('one\ntwo', 'three'));
});
