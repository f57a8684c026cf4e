import { refuseMissing } from './in-browser.js';

describe('a browser that is missing', () => {
  it('is refused where it is required, with what to install', () => {
    expect(() => refuseMissing(null, 'required')).toThrow('Install one (Debian: apt-get install chromium)');
  });

  it('is no fault elsewhere', () => {
    expect(() => refuseMissing(null, undefined)).not.toThrow();
    expect(() => refuseMissing(null, '')).not.toThrow();
    expect(() => refuseMissing('/usr/bin/chromium', 'required')).not.toThrow();
  });

  it('may not be asked for in another word', () => {
    expect(() => refuseMissing('/usr/bin/chromium', 'yes')).toThrow('BOUGH_BROWSER=yes is not known');
  });
});
