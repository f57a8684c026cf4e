/** What the benchmarks ask is understood by the API as it is. */
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { QUERY } from '../../bench/raw-server-query.js';
import { FIRST_QUESTIONS, MATRIX, SLICE } from '../../bench/web-queries.js';

const SCHEMA = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));

it.each(Object.entries({ QUERY, MATRIX, SLICE, ...FIRST_QUESTIONS }))('%s', (_, text) => {
  expect(validate(SCHEMA, parse(text)).map(({ message }) => message)).toEqual([]);
});
