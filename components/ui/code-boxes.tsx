'use client';

import { OTPInput, REGEXP_ONLY_DIGITS, REGEXP_ONLY_DIGITS_AND_CHARS, type SlotProps } from 'input-otp';
import { useEffect, useRef } from 'react';
import { cn } from './class-names.ts';

type CodeBoxesProps = {
  length: number;
  letters: boolean;
  value: string;
  onChange: (value: string) => void;
  onComplete: (value: string) => void;
  label: string;
  wrong: boolean;
  disabled: boolean;
};

/** One input underneath: paste, autofill and dictation fill all boxes. */
export function CodeBoxes({ length, letters, value, onChange, onComplete, label, wrong, disabled }: CodeBoxesProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!disabled && value === '') input.current?.focus(); // a refused code leads back here
  }, [disabled, value]);
  return (
    <OTPInput
      ref={input}
      aria-label={label}
      aria-invalid={wrong || undefined}
      autoFocus
      autoComplete="one-time-code"
      inputMode={letters ? 'text' : 'numeric'}
      pattern={letters ? REGEXP_ONLY_DIGITS_AND_CHARS : REGEXP_ONLY_DIGITS}
      pasteTransformer={(pasted) => pasted.replaceAll(letters ? /[^a-z\d]/gi : /\D/g, '')}
      maxLength={length}
      value={value}
      onChange={onChange}
      onComplete={onComplete}
      disabled={disabled}
      pushPasswordManagerStrategy="none"
      containerClassName="flex w-full justify-center"
      render={({ slots }) => (
        <div className="flex w-full max-w-[364px] justify-center gap-1">
          {slots.map((slot, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place
            <Box key={place} {...slot} wrong={wrong} disabled={disabled} />
          ))}
        </div>
      )}
    />
  );
}

function Box({ char, isActive, wrong, disabled }: SlotProps & { wrong: boolean; disabled: boolean }) {
  return (
    <div
      className={cn(
        'tabular grid h-14 min-w-0 max-w-14 flex-1 place-items-center rounded-md border bg-surface font-semibold text-xl transition-[border-color,box-shadow]',
        wrong ? 'border-trouble-solid' : 'border-line-strong',
        isActive && 'border-accent-text shadow-[0_0_0_3px_var(--accent-soft)]',
        disabled && 'opacity-60',
      )}
    >
      {char ?? (isActive && <span className="h-6 w-px bg-accent-text" />)}
    </div>
  );
}
