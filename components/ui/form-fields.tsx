import type { ReactNode } from 'react';
import { ProveYourself } from './prove-yourself.tsx';

type FormFieldsProps = {
  errors: Record<string, string>;
  sentence: string | undefined;
  /** `errors`: a sentence per wrong field. */
  children: ((errors: Record<string, string>) => ReactNode) | undefined;
};

/** What a form asks for, the proof of who asks where the server wants one, and what concerns the whole form. */
export function FormFields({ errors, sentence, children }: FormFieldsProps) {
  return (
    <>
      {children?.(errors)}
      <ProveYourself errors={errors} />
      {sentence && (
        <p role="alert" className="text-pretty text-trouble">
          {sentence}
        </p>
      )}
    </>
  );
}
