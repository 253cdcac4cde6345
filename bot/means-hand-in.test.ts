import { expect, it } from 'vitest';
import { meansHandIn } from './means-hand-in.ts';

it.each([
  '/admin_set_session X',
  '/admin_set_sesion X',
  '/ADMIN_SET_SESSION X',
  '/admin_set_session@mutuals_bot X',
  '/admin-set-session X',
  '/admin set session X',
  '/adminsetsession X',
  '/admin_setsesion\nX',
  '/admn_set_session X',
  'admin_set_session X',
])('%j hands in what follows', (text) => expect(meansHandIn(text)).toBe('X'));

it.each([
  '/admin_sessions',
  '/admin_stats',
  '/admin_refresh ada',
  '/admin_help',
  '/check ada',
  'ada',
  'administrator',
  '/start',
])('%j is something else', (text) => expect(meansHandIn(text)).toBeNull());
