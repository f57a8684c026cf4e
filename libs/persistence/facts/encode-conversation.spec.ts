import { timeZone } from '@bough/domain';
import { conversation } from '../../../test/support/builders.js';
import { BinaryCopy } from '../shared/copy-binary.js';
import { FIELD_COLUMNS, type ColumnType } from './conversation-columns.js';
import { CONVERSATION_COLUMNS } from './conversation.sql.js';
import { encodeConversation } from './encode-conversation.js';

const SIGNATURE_BYTES = 19;
const EPOCH_2000 = Date.UTC(2000, 0, 1);

/** A value per column type, different for each position; of two flags only one is true. */
const GIVEN: Readonly<Record<ColumnType, (position: number) => unknown>> = {
  text: (position) => `text ${position}`,
  boolean: (position) => position < 10,
  timestamptz: (position) => EPOCH_2000 + position * 1000,
  integer: (position) => 1000 + position,
  smallint: (position) => 100 + position,
};

const READ: Readonly<Record<ColumnType, (bytes: Buffer) => unknown>> = {
  text: (bytes) => bytes.toString(),
  boolean: (bytes) => bytes.readUInt8() === 1,
  timestamptz: (bytes) => EPOCH_2000 + Number(bytes.readBigInt64BE()) / 1000,
  integer: (bytes) => bytes.readInt32BE(),
  smallint: (bytes) => bytes.readInt16BE(),
};

/** The fields of the first row of a binary COPY. */
function fieldsOf(copied: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  let offset = SIGNATURE_BYTES + 2;
  for (let i = copied.readInt16BE(SIGNATURE_BYTES); i > 0; i--) {
    const length = copied.readInt32BE(offset);
    fields.push(copied.subarray(offset + 4, offset + 4 + Math.max(0, length)));
    offset += 4 + Math.max(0, length);
  }
  expect(copied.readInt16BE(offset)).toBe(-1); // nothing is left over
  return fields;
}

it('writes each field into its column', () => {
  const values = FIELD_COLUMNS.map(({ type }, position) => GIVEN[type](position));
  const given = Object.fromEntries(FIELD_COLUMNS.map(({ property }, position) => [property, values[position]]));
  const copy = new BinaryCopy();
  encodeConversation(copy, conversation('1', given), Buffer.alloc(16), { source: 'desk', id: 7 }, timeZone('UTC'));
  const fields = fieldsOf(copy.finish());
  expect(fields).toHaveLength(CONVERSATION_COLUMNS.length);
  const first = CONVERSATION_COLUMNS.length - FIELD_COLUMNS.length;
  const stored = FIELD_COLUMNS.map(({ column, type }, position) => [column, READ[type](fields[first + position]!)]);
  expect(stored).toEqual(FIELD_COLUMNS.map(({ column }, position) => [column, values[position]]));
});

it('writes attributes as jsonb, and nothing for none', () => {
  const place = CONVERSATION_COLUMNS.indexOf('attributes');
  const given: Record<string, string>[] = [{ queue: 'Ä', level: '1' }, {}, { half: 'a\ud800' }];
  const written = given.map((attributes) => {
    const copy = new BinaryCopy();
    encodeConversation(
      copy,
      conversation('1', { attributes }),
      Buffer.alloc(16),
      { source: 'desk', id: 7 },
      timeZone('UTC'),
    );
    return fieldsOf(copy.finish())[place]!.toString();
  });
  expect(written).toEqual(['\x01{"queue":"Ä","level":"1"}', '', '\x01{"half":"a\ufffd"}']);
});
