/** Why `DATABASE_URL` cannot be used, to stand behind "DATABASE_URL is not usable: ". Holds no value of it but names of parameters. */
export class BadAddress extends Error {
  override readonly name = 'BadAddress';
}
