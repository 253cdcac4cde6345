import 'next-auth';
import 'next-auth/jwt';

declare module 'next-auth' {
  interface Session {
    /** Name of the operator's session in the database. */
    sid?: string | undefined;
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    sid?: string | undefined;
  }
}
