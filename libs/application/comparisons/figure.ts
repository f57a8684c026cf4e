/** A number with its unit and its text, as a part of an answer. */
import { formatBeside, formatDifference, type ValueUnit } from '@bough/domain';

/** A number in its unit; the text is written when it is asked for. */
export interface Figure {
  readonly value: number;
  readonly unit: ValueUnit;
  readonly text: string;
}

/** A value: `€3.20`. Its text can be told from those of the values beside it. */
export function valueFigure(value: number, unit: ValueUnit, beside: readonly (number | null)[] = []): Figure {
  return {
    value,
    unit,
    get text() {
      return formatBeside(value, beside, unit);
    },
  };
}

/** A difference of two values, signed: `+€3.20`. */
export function differenceFigure(value: number, unit: ValueUnit): Figure {
  return {
    value,
    unit,
    get text() {
      return formatDifference(value, unit);
    },
  };
}
