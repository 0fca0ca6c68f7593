import type { Field } from '#app/components/forms/action-form.tsx'
import { ChoiceField } from '#app/components/forms/field.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** The root causes that an announcement fixes, folded away: most announcements fix none. */
export function FixesField({ field, causes }: { field: Field; causes: readonly { id: string; name: string }[] }) {
  const t = useT()
  const chosen = field.initialValue !== undefined || field.errors !== undefined
  return (
    <details className="fold" open={chosen || undefined}>
      <summary>{t('causes.announce.label')}</summary>
      <ChoiceField
        field={field}
        label={t('causes.announce.label')}
        hint={t('causes.announce.hint')}
        several
        options={causes.map(({ id, name }) => ({ value: id, text: name }))}
      />
    </details>
  )
}
