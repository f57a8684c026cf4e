/** A bigint that never leaves the exact range of a number; pg hands bigints over as text. */
export const EXACT_NUMBER = {
  type: 'bigint',
  transformer: { from: Number, to: (value: number) => value },
} as const;
