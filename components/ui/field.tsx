import { ChevronDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names.ts';

const BOX =
  'w-full rounded-md border border-line-strong/80 bg-surface px-3 text-ink text-base transition-[border-color,box-shadow] placeholder:text-ink-faint hover:border-line-strong focus-visible:border-accent-text focus-visible:outline-offset-0 aria-invalid:border-trouble-solid disabled:opacity-60 max-md:text-lg';

type FieldProps = {
  id: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  children: (props: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
  }) => ReactNode;
};

/** A labelled field; the error takes the hint's place. */
export function Field({ id, label, hint, error, children }: FieldProps) {
  const below = error ?? hint;
  const described = below ? `${id}-note` : undefined;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-ink text-sm">
        {label}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {below && (
        <p
          id={described}
          role={error ? 'alert' : undefined}
          className={cn('text-sm', error ? 'text-trouble' : 'text-ink-faint')}
        >
          {below}
        </p>
      )}
    </div>
  );
}

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} className={cn(BOX, 'h-9 max-md:h-11', className)} />;
}

export function TextArea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea {...props} className={cn(BOX, 'min-h-20 py-2', className)} />;
}

/** The platform's select: best on phones. */
export function Select({ className, ...props }: ComponentProps<'select'>) {
  return (
    <span className="relative block">
      <select {...props} className={cn(BOX, 'h-9 appearance-none pr-9 max-md:h-11', className)} />
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-faint"
      />
    </span>
  );
}
