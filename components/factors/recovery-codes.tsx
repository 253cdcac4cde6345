'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';

/** Shown once. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const t = useTranslations('factor');
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setCopied(true),
      () => undefined,
    );
  const Icon = copied ? Check : Copy;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-pretty text-ink-soft">{t('codesNote')}</p>
      <ul
        className="grid grid-cols-2 gap-x-4 gap-y-2 rounded-md bg-sunken p-4 font-mono text-base"
        aria-label={t('codes')}
      >
        {codes.map((code) => (
          <li key={code} className="tabular text-center">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap justify-end gap-2 max-md:flex-col-reverse">
        <Button onClick={copy}>
          <Icon aria-hidden="true" /> {t(copied ? 'codesCopied' : 'codesCopy')}
        </Button>
        <Button look="primary" onClick={onKept}>
          {t('codesKept')}
        </Button>
      </div>
    </div>
  );
}
