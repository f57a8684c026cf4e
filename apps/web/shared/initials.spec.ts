import { initials } from './initials.js';

describe('initials', () => {
  it.each([
    ['Olga Brandt', 'OB'],
    ['Anna-Lena von der Heide', 'AH'],
    ['Prince', 'P'],
    ['élodie 𝒵hou', 'É𝒵'],
    ['', ''],
  ])('of %s are %s', (name, letters) => expect(initials(name)).toBe(letters));
});
