/** `pattern` is global. `keepsName`: its first group (a name, a scheme) stays readable. */
export type SecretShape = { readonly name: string; readonly pattern: RegExp; readonly keepsName: boolean };

/** Names whose value is always secret: form field, query parameter, JSON member, header, log field. */
export const SECRET_NAMES = [
  'password',
  'passwd',
  'pass',
  'newPassword',
  'currentPassword',
  'passwordHash',
  'enc_password',
  'encPassword',
  'sensitive_string_value',
  'sessionid',
  'session_id',
  'sessionId',
  'csrftoken',
  'x-csrftoken',
  'csrfToken',
  'rur',
  'mid',
  'x-mid',
  'datr',
  'ig_did',
  'ps_l',
  'ps_n',
  'cookie',
  'cookies',
  'set-cookie',
  'setCookie',
  'storageState',
  'identity',
  'authorization',
  'ig-set-authorization',
  'x-telegram-bot-api-secret-token',
  'apc',
  'challenge_context',
  'challengeContext',
  'encrypted_context',
  'encryptedContext',
  'two_factor_identifier',
  'twoFactorIdentifier',
  'verification_code',
  'verificationCode',
  'security_code',
  'securityCode',
  'answer',
  'totp',
  'totpSeed',
  'totp_seed',
  'seed',
  'token',
  'botToken',
  'apiToken',
  'access_token',
  'refresh_token',
  'secret',
  'clientSecret',
  'privateKey',
  'secretToken',
  'signingKey',
  'TELEGRAM_TOKEN',
  'ADMIN_BOT_TOKEN',
  'INSTAGRAM_SESSION_ID',
  'NEXTAUTH_SECRET',
  'VAULT_PRIVATE_KEYS',
  'PICTURE_KEY',
  'FACTOR_KEY',
  'SMTP_PASSWORD',
] as const;

const names = SECRET_NAMES.join('|');
const colon = '(?::|%3A|%253A)';
/** Quoted, also JSON inside JSON and deeper, or a bare number; possibly cut off. */
const quoted = String.raw`(?:"(?:\\.|[^"\\])*"?|\\"(?:\\\\(?:\\["\\]|.)|[^\\"])*(?:\\")?|\\{2,7}"[^"]*"?|'(?:\\.|[^'\\])*'?|-?\d[\w.]*)`;

/** The widest first, so that a narrow one leaves no tail. */
export const SECRET_SHAPES: readonly SecretShape[] = [
  hides(
    'encrypted password field',
    new RegExp(`(?:#|%23)PWD_[A-Z_]+${colon}\\d+${colon}\\d*${colon}(?:\\\\.|[^"\\r\\n\\\\])*`, 'g'),
  ),
  hides('authenticator link', /otpauth:\/\/[^\s"'<>]+/gi),
  after(
    'text typed by the browser driver',
    /\b((?:fill|type|pressSequentially|insertText)\()(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`)/g,
  ),
  after('authorization header', /\b((?:Bearer|Basic)\s+)[A-Za-z0-9._~+/=:%-]+/gi),
  after(
    'cookie header',
    /\b((?:set-)?cookie\\{0,7}["']?\s{0,4}:\s{0,4}\\{0,7}["']?)(?![\s"'\\]*\[hidden\])[^"'\r\n]+/gi,
  ),
  after('secret member', new RegExp(`((?<![A-Za-z0-9_])(?:${names})\\\\{0,7}["']?\\s{0,4}:\\s{0,4})${quoted}`, 'gi')),
  after(
    'secret parameter',
    new RegExp(`((?<![A-Za-z0-9_])(?:${names})(?:=|%3D))(?!\\[hidden\\])[^\\s&;,"'<>)}]+`, 'gi'),
  ),
  after(
    'password inside an address',
    /(\b[a-z][a-z0-9+.-]{0,15}:\/\/[^\s:/@"']{0,200}:)(?!\[hidden\])[^\s@/"']{1,400}(?=@)/gi,
  ),
  hides(
    'session id of Instagram',
    new RegExp(`\\b\\d{3,19}${colon}[A-Za-z0-9_-]{8,}${colon}\\d{1,4}(?:${colon}[A-Za-z0-9_-]+)?`, 'gi'),
  ),
  hides('Telegram bot token', /\d{6,12}(?::|%3A)[A-Za-z0-9_-]{30,}/gi),
  hides('API token', /\bmut_[A-Za-z0-9]{20,}/g),
  hides('key of a vault', /\b(?:vault-private|picture|factor)\.[0-9a-f]{16}\.[A-Za-z0-9_-]+/g),
  hides('signed or encrypted web token', /\beyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){2,4}/g),
  hides('password hash', /\$argon2(?:id|i|d)\$[^\s"']+/g),
  hides('sealed value', /\bv1\.[0-9a-f]{16}(?:\.[A-Za-z0-9_-]*){4}/g),
];

function hides(name: string, pattern: RegExp): SecretShape {
  return { name, pattern, keepsName: false };
}

function after(name: string, pattern: RegExp): SecretShape {
  return { name, pattern, keepsName: true };
}
