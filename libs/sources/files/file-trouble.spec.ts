import { fileTrouble } from './file-trouble.js';

const failed = (code: string, syscall: string | undefined, path?: string) =>
  Object.assign(new Error(`${code}: as the system says it`), {
    code,
    ...(syscall && { syscall }),
    ...(path && { path }),
  });

it.each([
  ['ENOSPC', 'write', 'DISK_FULL', /^The disk is full, so out\.csv was not written\./],
  ['EDQUOT', 'write', 'DISK_FULL', /Free some space/],
  ['EROFS', 'open', 'FOLDER_READ_ONLY', /can only be read/],
  ['EACCES', 'mkdir', 'FILE_FORBIDDEN', /^This account may not use out\.csv\./],
  ['ENOENT', 'open', 'FILE_UNREADABLE', /^out\.csv cannot be opened; check the name and the folder\.$/],
  ['EIO', 'read', 'DISK_BROKEN', /disk reports an error/],
])('%s at %s is told in words', (code, syscall, told, message) => {
  expect(fileTrouble(failed(code, syscall), 'out.csv')).toMatchObject({
    code: told,
    message: expect.stringMatching(message) as string,
  });
});

it('names the file that the system names', () => {
  expect(fileTrouble(failed('ENOSPC', 'open', '/data/x'), 'y')?.message).toContain('/data/x');
});

it('is not for anything else', () => {
  for (const other of [failed('EACCES', 'connect'), failed('ENOENT', undefined), new Error('x'), 'text', null])
    expect(fileTrouble(other)).toBeNull();
});
