/** A column type for a bigint that stays within the exact integers of a number; pg gives bigints as text. */
export const EXACT_NUMBER = {
  type: 'bigint',
  transformer: { from: Number, to: (value: number) => value },
} as const;
