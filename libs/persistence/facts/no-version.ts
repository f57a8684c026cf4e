/**
 * What is stored as the version of a row whose source says none: less than any update time and any counter. Such a row is newer
 * than what is there, because it comes later; the version that it replaces goes on standing against older ones.
 */
export const NO_VERSION = -1;
