/**
 * A link of the dashboard. It fetches nothing ahead: every page is made for whoever asks, at the moment of asking, so
 * Next would ask for an empty answer for each link in sight, a table's rows among them.
 */
import NextLink from 'next/link';
import type { ComponentProps } from 'react';

export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
