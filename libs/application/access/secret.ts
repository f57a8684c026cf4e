/** Secrets that are shown once and kept as hashes: sessions, one-time links, API tokens. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const TOKEN = /^bough_([0-9A-Za-z]{30})([0-9A-Za-z]{6})$/;
const PREFIX_LENGTH = 'bough_'.length + 8;

/** 256 bits, fit for a cookie and for an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret. It has too many bits to be guessed, so no slow hash is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** `bough_`, 30 random characters and a checksum: scanners of leaked secrets know it without asking us. */
export function newToken(): string {
  const random = Array.from({ length: 30 }, () => BASE_62[randomInt(62)]!).join('');
  return `bough_${random}${checksum(random)}`;
}

/** Whether it can be a token at all; a mistyped one is not looked up. */
export function isToken(text: string): boolean {
  const match = TOKEN.exec(text);
  return match !== null && checksum(match[1]!) === match[2];
}

/** The part of a token that may be shown again. */
export function tokenPrefix(token: string): string {
  return token.slice(0, PREFIX_LENGTH);
}

function checksum(random: string): string {
  let rest = crc32(random);
  let text = '';
  for (let i = 0; i < 6; i++, rest = Math.floor(rest / 62)) text = BASE_62[rest % 62]! + text;
  return text;
}
