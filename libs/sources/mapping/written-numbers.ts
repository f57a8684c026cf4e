/** The numbers of one column: how they become plain, and what is wrong with those that cannot. */
import { isAmbiguousNumber, plainNumber, type NumberFormat, type PlainNumber } from './number-format.js';

/** What is wrong with a text; the message reads on after it. */
export interface Fault {
  readonly code: string;
  readonly message: string;
}

export interface WrittenNumbers {
  /** `null` for what is no number, or can be two. */
  readonly plain: PlainNumber;
  /** Why a text has no plain number; `null` where it is simply none. */
  faultOf(text: string): Fault | null;
}

/** Without a format numbers are plain, and those that can be read in two ways are refused. */
export function writtenNumbers(format: NumberFormat | null): WrittenNumbers {
  if (format !== null) return { plain: plainNumber(format), faultOf: () => null };
  const plain = plainNumber('1234.56');
  return {
    plain: (text) => (isAmbiguousNumber(text) ? null : plain(text)),
    faultOf: (text) => (isAmbiguousNumber(text) ? ambiguous(text) : null),
  };
}

function ambiguous(text: string): Fault {
  const joined = text.replace(/[.,]/, '');
  const decimal = Number(text.replace(',', '.'));
  const isPoint = text.includes('.');
  const [asDecimal, asThousands] = isPoint ? ['1,234.56', '1.234,56'] : ['1.234,56', '1,234.56'];
  return {
    code: 'AMBIGUOUS_NUMBER',
    message: `can be ${decimal} or ${joined}; say how numbers are written: "number: "${asDecimal}"" for ${decimal}, "number: "${asThousands}"" for ${joined}`,
  };
}
