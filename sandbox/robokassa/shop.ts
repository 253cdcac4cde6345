/** The shop at this Robokassa, and what may go wrong with a payment. */
export type Shop = {
  login: string;
  password1: string;
  password2: string;
  /** As node:crypto names it. */
  hash: string;
  resultUrl: string;
  successUrl: string;
  failUrl: string;
};

const PATH = '/api/v1/payments/robokassa';

/** The shop of `npm start`, with the words that the product's sandbox settings have. */
export function demoShop({ people, notices }: { people: string; notices: string }): Shop {
  return {
    ...{ login: 'mutuals-sandbox', password1: 'first-sandbox-password', password2: 'second-sandbox-password' },
    hash: 'sha256',
    resultUrl: `${notices}${PATH}/callback`,
    ...{ successUrl: `${people}${PATH}/success`, failUrl: `${people}${PATH}/fail` },
  };
}

export type Switches = {
  /** The notice is signed with a wrong password. */
  wrongSignature: boolean;
  /** The amount is told as 249.000000. */
  sixDecimals: boolean;
  /** The notice tells of another amount. */
  wrongAmount: boolean;
  /** It is told three times, the last two at once. */
  repeats: boolean;
  /** The shop's answer is lost: it is told again. */
  lostAnswer: boolean;
  /** It is told only when the sandbox is told to. */
  late: boolean;
};

export const NO_SWITCHES: Switches = {
  wrongSignature: false,
  sixDecimals: false,
  wrongAmount: false,
  repeats: false,
  lostAnswer: false,
  late: false,
};

/** As the form of the page sends them. */
export function switchesOf(fields: Record<string, string>): Switches {
  const on = (name: keyof Switches) => fields[name] === 'on';
  return {
    wrongSignature: on('wrongSignature'),
    sixDecimals: on('sixDecimals'),
    wrongAmount: on('wrongAmount'),
    repeats: on('repeats'),
    lostAnswer: on('lostAnswer'),
    late: on('late'),
  };
}
