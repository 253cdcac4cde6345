import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { Field, Input } from '../ui/field.tsx';

/** The filter is an address, to share and go back to. */
export function AuditFilters({ chosen }: { chosen: Record<string, string | undefined> }) {
  const t = useTranslations('audit');
  return (
    <search>
      <form action="/audit" className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-6">
        {(['actor', 'action', 'subject'] as const).map((name) => (
          <Field key={name} id={`audit-${name}`} label={t(`filters.${name}`)}>
            {(field) => (
              <Input
                {...field}
                name={name}
                defaultValue={chosen[name]}
                maxLength={80}
                placeholder={t(`examples.${name}`)}
              />
            )}
          </Field>
        ))}
        {(['from', 'to'] as const).map((name) => (
          <Field key={name} id={`audit-${name}`} label={t(`filters.${name}`)}>
            {(field) => <Input {...field} name={name} type="date" defaultValue={chosen[name]} />}
          </Field>
        ))}
        <Button type="submit">{t('narrow')}</Button>
      </form>
    </search>
  );
}
