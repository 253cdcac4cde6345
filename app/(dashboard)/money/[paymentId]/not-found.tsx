import { NoSuch } from '#/app/_shared/no-such.tsx';

export default function NotFound() {
  return <NoSuch what="payment" />;
}
