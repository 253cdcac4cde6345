/** Why `DATABASE_URL` cannot be used; follows "DATABASE_URL is not usable: ". Names parameters, repeats no values. */
export class BadAddress extends Error {
  override readonly name = 'BadAddress';
}
