/** How money is stored. */

/**
 * Money is stored in whole thousandths of the currency, whichever it is: no currency that a workspace can have is divided further, by
 * ISO 4217. `12_345` are 12.345 Kuwaiti dinars or €12.345, `6_000` are ¥6.
 */
export const STORED_PER_UNIT = 1000;
