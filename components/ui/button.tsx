import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from './class-names.ts';
import { Link } from './link.tsx';
import { Spinner } from './spinner.tsx';

/** One `primary` per view. */
export const buttonStyle = cva('button', {
  variants: {
    look: {
      primary: 'border-transparent bg-accent text-accent-ink hover:bg-accent-hover',
      plain: 'border-line-strong/70 bg-surface text-ink hover:border-line-strong hover:bg-hover',
      quiet: 'border-transparent bg-transparent text-ink-soft hover:bg-hover hover:text-ink',
      danger: 'border-trouble-line bg-surface text-trouble hover:bg-trouble-soft',
    },
    size: {
      small: 'h-7 px-2.5 text-sm',
      medium: 'h-9 px-3.5 max-md:h-11 max-md:px-4',
      large: 'h-11 px-5',
      icon: 'size-8 p-0 max-md:size-11',
    },
  },
  defaultVariants: { look: 'plain', size: 'medium' },
});

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonStyle> & {
    busy?: boolean;
  };

/** `type` is `button` unless said. */
export function Button({ className, look, size, busy = false, type = 'button', children, ...props }: ButtonProps) {
  return (
    <button
      {...props}
      type={type}
      aria-busy={busy || undefined}
      disabled={props.disabled || busy}
      className={cn(buttonStyle({ look, size }), className)}
    >
      <span className={cn('inline-flex items-center gap-2', busy && 'opacity-0')}>{children}</span>
      {busy && <Spinner className="absolute inset-0 m-auto size-4" />}
    </button>
  );
}

/** For going somewhere, never for doing something. */
export function ButtonLink({
  className,
  look,
  size,
  ...props
}: ComponentProps<typeof Link> & VariantProps<typeof buttonStyle>) {
  return <Link {...props} className={cn(buttonStyle({ look, size }), className)} />;
}
