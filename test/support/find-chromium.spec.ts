import { findChromium, thisMachine, type Machine } from './find-chromium.js';

const machine = (platform: NodeJS.Platform, environment: Machine['environment'], ...programs: string[]): Machine => ({
  platform,
  environment,
  isProgram: (path) => programs.includes(path),
});
const LINUX = { PATH: '/usr/local/bin:/usr/bin' };
const WINDOWS = { Path: 'C:\\bin', ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' };

describe('findChromium', () => {
  it.each<[string, Machine, string | null]>([
    ['none', machine('linux', LINUX), null],
    ['no PATH', machine('linux', {}, '/usr/bin/chromium'), null],
    ['the one that is named', machine('linux', { ...LINUX, BOUGH_CHROMIUM: '/opt/c' }, '/opt/c', '/usr/bin/chromium'), '/opt/c'], // prettier-ignore
    ['an empty name', machine('linux', { ...LINUX, BOUGH_CHROMIUM: '' }, '/usr/bin/chromium'), '/usr/bin/chromium'],
    ['Chromium before Chrome', machine('linux', LINUX, '/usr/local/bin/google-chrome', '/usr/bin/chromium'), '/usr/bin/chromium'], // prettier-ignore
    ['the one without a window first', machine('linux', LINUX, '/usr/bin/chromium', '/usr/bin/chromium-headless-shell'), '/usr/bin/chromium-headless-shell'], // prettier-ignore
    ["Ubuntu's name", machine('linux', LINUX, '/usr/bin/chromium-browser'), '/usr/bin/chromium-browser'],
    ['Chrome', machine('linux', LINUX, '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'), '/usr/bin/google-chrome'],
    ['Edge', machine('linux', LINUX, '/usr/bin/microsoft-edge'), '/usr/bin/microsoft-edge'],
    ['an app of macOS', machine('darwin', LINUX, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'), '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'], // prettier-ignore
    ['an app of one person', machine('darwin', { HOME: '/Users/ann' }, '/Users/ann/Applications/Chromium.app/Contents/MacOS/Chromium'), '/Users/ann/Applications/Chromium.app/Contents/MacOS/Chromium'], // prettier-ignore
    ['no app of macOS on Linux', machine('linux', LINUX, '/Applications/Chromium.app/Contents/MacOS/Chromium'), null],
    ['the PATH of Windows', machine('win32', WINDOWS, 'C:\\bin\\chrome.exe'), 'C:\\bin\\chrome.exe'],
    ['the programs of Windows', machine('win32', WINDOWS, 'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe'), 'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe'], // prettier-ignore
  ])('finds %s', (_, given, expected) => expect(findChromium(given)).toBe(expected));

  it('takes no other browser than the one that is named', () => {
    const given = machine('linux', { ...LINUX, BOUGH_CHROMIUM: '/opt/none' }, '/usr/bin/chromium');
    expect(() => findChromium(given)).toThrow(
      'BOUGH_CHROMIUM=/opt/none is no program. Correct it, or unset it to use an installed browser.',
    );
  });

  it('knows programs of this machine by the right to run them', () => {
    const { isProgram } = thisMachine();
    expect([process.execPath, __filename, '/no/such/file'].map(isProgram)).toEqual([true, false, false]);
  });
});
