/** What the system says about files, in words: a full disk, a folder that may not be written. */
import { Refusal } from '@bough/domain';

interface Trouble {
  readonly code: string;
  /** What happened to the file or folder, and what to do. */
  readonly words: (place: string) => string;
}

const FULL: Trouble = {
  code: 'DISK_FULL',
  words: (place) => `The disk is full, so ${place} was not written. Free some space, then run the same command again.`,
};
const READ_ONLY: Trouble = {
  code: 'FOLDER_READ_ONLY',
  words: (place) => `${place} lies in a file system that can only be read. Name a folder that can be written.`,
};
const FORBIDDEN: Trouble = {
  code: 'FILE_FORBIDDEN',
  words: (place) => `This account may not use ${place}. Name another place, or let it.`,
};
const BROKEN: Trouble = {
  code: 'DISK_BROKEN',
  words: (place) => `The disk reports an error at ${place}. Check the disk and what is on it.`,
};
const NO_PLACE: Trouble = {
  code: 'FILE_UNREADABLE',
  words: (place) => `${place} cannot be opened; check the name and the folder.`,
};

const TROUBLES: Readonly<Record<string, Trouble>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EFBIG: FULL,
  EROFS: READ_ONLY,
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EIO: BROKEN,
  ENOENT: NO_PLACE,
  ENOTDIR: NO_PLACE,
  EISDIR: NO_PLACE,
  EEXIST: NO_PLACE,
  ELOOP: NO_PLACE,
  ENAMETOOLONG: NO_PLACE,
  ENXIO: NO_PLACE,
};

/** The words for an error of the file system; `null` for any other error. `file` is what was worked on, if the error does not name it. */
export function fileTrouble(error: unknown, file?: string): Refusal | null {
  if (!(error instanceof Error)) return null;
  const { code = '', syscall, path = file ?? 'the file' } = error as NodeJS.ErrnoException;
  // Sockets have some of the same codes.
  const trouble = syscall === undefined || syscall === 'connect' || syscall === 'bind' ? undefined : TROUBLES[code];
  return trouble ? new Refusal(trouble.code, trouble.words(path)) : null;
}
