/** Whoever acts on a code can look all of them up; a code that the source gives and the page lacks fails here, and the other way round. */
import { errorCodes } from './error-codes.js';
import { textOf } from './repository-files.js';

const PAGE = 'docs/error-codes.md';

it('are on the page of error codes, by the step that gives them', () => {
  const rows = [...textOf(PAGE).matchAll(/^- \*\*(.+?)\*\*: (.+(?:\n {2}.+)*)/gm)];
  const told = rows.map(([, step, codes]) => [step, [...codes!.matchAll(/`([A-Z0-9_]+)`/g)].map(([, code]) => code)]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(errorCodes()));
});

it('that end a query are explained in the page of the API', () => {
  const page = textOf('docs/graphql.md');
  const general = ['BAD_USER_INPUT', 'DATABASE_UNAVAILABLE', 'FORBIDDEN', 'INTERNAL_SERVER_ERROR', 'UNAUTHENTICATED'];
  expect(general.filter((code) => !page.includes(`| \`${code}\``))).toEqual([]);
});
