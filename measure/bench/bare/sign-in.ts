/**
 * A short Playwright script from a cold browser to a list's first page, as `{ ms }`. `node
 * measure/bench/bare/sign-in.ts <origin> <username> <password> <totp seed> <chromium> <profile id>`
 */
import { TOTP } from 'otpauth';
import { chromium } from 'playwright';

const [origin = '', username = '', password = '', seed = '', executablePath = '', profileId = ''] =
  process.argv.slice(2);
const started = performance.now();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const context = await browser.newContext();
const page = await context.newPage();
await page.goto(`${origin}/accounts/login/`);
await page.fill('input[name="username"]', username);
await page.fill('input[name="password"]', password);
await page.click('button[type="submit"]');
await page.waitForSelector('input[name="verificationCode"]');
await page.fill('input[name="verificationCode"]', new TOTP({ secret: seed }).generate());
await page.click('button:has-text("Confirm")');
await page.waitForURL((url) => !url.pathname.startsWith('/accounts/login'));
const answer = await context.request.get(`${origin}/api/v1/friendships/${profileId}/followers/?count=200`);
if (!answer.ok()) throw new Error(`the list answered ${answer.status()}`);
const ms = performance.now() - started;
await browser.close();
console.log(JSON.stringify({ ms }));
