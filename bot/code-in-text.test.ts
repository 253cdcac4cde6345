import { expect, it } from 'vitest';
import { codeIn } from './code-in-text.ts';

it.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['12-34-56-78', '12345678'],
  ['1234', '1234'],
  ['Check code 123456 please', '123456'],
  ['код: 123 456', '123456'],
  ['my code is 4821.', '4821'],
  ['check 123456', '123456'],
])('finds the code in %j', (text, code) => expect(codeIn(text)).toBe(code));

it.each([
  '123',
  '123456789',
  '@123456',
  'ada_123456',
  'ada123456',
  'https://www.instagram.com/123456/',
  'Check ada since 2024',
  '+380 12 345 67 89',
  '123456 or 654321',
  'ada.lovelace',
])('finds none in %j', (text) => expect(codeIn(text)).toBeNull());
