'use client';

import { Archive, Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type FormAction, FormDialog } from '../ui/form-dialog.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';

/** Takes an account out of use for good: in a menu, away from the buttons whose press can be taken back. */
export function RetireAccount({ username, action }: { username: string; action: FormAction }) {
  const t = useTranslations('accounts');
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Menu label={t('more')} icon={<Ellipsis aria-hidden="true" />}>
        {(close) => (
          <MenuItem
            danger
            onChoose={() => {
              close();
              setAsks(true);
            }}
          >
            <Archive aria-hidden="true" /> {t('retire')}
          </MenuItem>
        )}
      </Menu>
      <FormDialog
        trigger={null}
        title={t('retireTitle', { username })}
        note={t('retireNote')}
        verb={t('retire')}
        look="danger"
        action={action}
        open={asks}
        onOpenChange={setAsks}
      />
    </>
  );
}
