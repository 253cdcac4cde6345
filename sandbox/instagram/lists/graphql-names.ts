/** Hashes and document ids of known clients (docs/facts/addresses.md#graphql-by-hash, #graphql-by-document). */
export type GraphqlQuestion =
  | { kind: 'list'; list: 'followers' | 'following'; shape: 'edges' | 'users' }
  | { kind: 'profile_by_id' }
  | { kind: 'profile' }
  | { kind: 'search' }
  | { kind: 'test_login' }
  | { kind: 'public_story' }
  | { kind: 'sign_in'; step: 'password' | 'send_code' | 'validate_code' };

export const QUERY_HASHES: Readonly<Record<string, GraphqlQuestion>> = {
  '37479f2b8209594dde7facb0d904896a': { kind: 'list', list: 'followers', shape: 'edges' },
  c76146de99bb02f6415203be841dd25a: { kind: 'list', list: 'followers', shape: 'edges' },
  '17851374694183129': { kind: 'list', list: 'followers', shape: 'edges' },
  '58712303d941c6855d4e888c5f0cd22f': { kind: 'list', list: 'following', shape: 'edges' },
  d04b0a864b4b54837c0d870b0e77e076: { kind: 'list', list: 'following', shape: 'edges' },
  '3dec7e2c57367ef3da3d987d89f9dbc8': { kind: 'list', list: 'following', shape: 'edges' },
  '17874545323001329': { kind: 'list', list: 'following', shape: 'edges' },
  '7c16654f22c819fb63d1183034a5162f': { kind: 'profile_by_id' },
  d6f4427fbe92d846298cf93df0b937d3: { kind: 'test_login' },
  '9ca88e465c3f866a76f7adee3871bdd8': { kind: 'public_story' },
};

export const DOCUMENTS: Readonly<Record<string, GraphqlQuestion>> = {
  '26347858941511777': { kind: 'search' },
  '25980296051578533': { kind: 'profile' },
  '27937681195819736': { kind: 'profile' },
  '28036671149327607': { kind: 'profile' },
  '27972648395719857': { kind: 'sign_in', step: 'password' },
  '27297512486584094': { kind: 'sign_in', step: 'send_code' },
  '26264014419868193': { kind: 'sign_in', step: 'validate_code' },
  '28479704797510738576165798526': { kind: 'list', list: 'followers', shape: 'users' },
  '161046392817718716477479294775': { kind: 'list', list: 'following', shape: 'users' },
};
