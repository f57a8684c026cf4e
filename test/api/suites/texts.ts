/** Texts that nothing can store or show are refused at the door, whichever way they come. */
import { graphqlClient } from '../../support/graphql-client.js';
import type { TestApp } from '../../support/test-app.js';

const FORMULA = 'query Check($text: String!) { formulaCheck(text: $text) { problems { code } } }';
const SEARCH = 'query Nodes($filter: TreeNodeFilter) { tree { slice(filter: $filter) { hasMore } } }';
const FAULTS = { '\0': 'NUL', '\ud800': 'surrogate', '\u001b[2J': 'U+001B' };

export function textSuite(app: () => TestApp): void {
  const client = () => graphqlClient(app().url);

  it.each(Object.entries(FAULTS))('with %j, in a variable', async (text, named) => {
    const answer = await client().ask(FORMULA, { text: `csat${text}` });
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: ['text'] } });
    expect(answer.errors?.[0]?.message).toContain(named);
    const nested = await client().ask(SEARCH, { filter: { search: text } });
    expect(nested.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: ['filter', 'search'] });
  });

  /** Half a pair is no GraphQL at all. */
  it.each([
    ['\0', /^BAD_USER_INPUT: The text in line 2, column 34, holds a NUL/],
    ['\u001b[2J', /^BAD_USER_INPUT: The text in line 2, column 34, .*U\+001B/],
    ['\ud800', /^GRAPHQL_PARSE_FAILED/],
  ])('with %j, written into the document', async (text, message) => {
    const query = `{\n  tree { slice(filter: { search: ${JSON.stringify(text)} }) { hasMore } } }`;
    expect(await client().refusal(query)).toMatch(message);
  });

  it('while line ends and characters of every script are text', async () => {
    const { tree } = await client().query(SEARCH, { filter: { search: '東京 👍🏽\n\tZoë' } });
    expect(tree.slice).toEqual({ hasMore: false });
  });

  it.each([
    '/export/conversations.csv?node=%00',
    '/export/tree.csv?p=%00',
    '/findings/%00',
    '/sign-in?to=%00',
    '/export/tree.csv?p=%00&q=%ff',
  ])('in the address %s', async (path) => {
    const response = await client().http(path);
    expect([response.status, await response.json()]).toEqual([
      400,
      { code: 'BAD_USER_INPUT', message: 'The address holds a NUL character; remove it.' },
    ]);
  });
}
