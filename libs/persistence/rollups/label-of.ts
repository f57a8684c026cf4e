/** What conversations are split by, as SQL. */
import { ATTRIBUTE_PREFIX, CONVERSATION_LABELS } from '@bough/domain';
import { snakeCase } from '../shared/snake-case-names.js';

/** The value of the conversation `f` under the label that the expression `name` gives; NULL where the source gave none. */
export const labelOf = (name: string) =>
  `CASE ${name} ${Object.entries(CONVERSATION_LABELS)
    .map(([label, property]) => `WHEN '${label}' THEN f.${snakeCase(property)}`)
    .join(' ')}
    ELSE f.attributes ->> substr(${name}, ${ATTRIBUTE_PREFIX.length + 1}) END`;
