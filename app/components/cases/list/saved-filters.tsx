import { ActionForm, useActionForm } from '#app/components/forms/action-form.tsx'
import { CheckField, TextField } from '#app/components/forms/field.tsx'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { SavedFilter } from '#app/domain/cases/queries/saved-filters.server.ts'
import { urls } from '#app/views/urls.ts'
import type { FormResult } from '#app/web/form-result.ts'

/** Saved filters as links; the one that is shown can be deleted by who saved it, any other list can be saved. */
export function SavedFilters({
  filters,
  query,
  result,
}: {
  filters: readonly SavedFilter[]
  /** The query of the list that is shown. */
  query: string
  result: FormResult | null | undefined
}) {
  const t = useT()
  const current = filters.find((filter) => filter.query === query)
  return (
    <div className="stack tight">
      {filters.length > 0 && (
        <FilterChips
          label={t('work.filters.title')}
          chips={filters.map((filter) => ({
            text: filter.name,
            href: filter.query === '' ? urls.cases() : `${urls.cases()}?${filter.query}`,
            current: filter === current,
          }))}
        />
      )}
      {current === undefined ? (
        query !== '' && <SaveForm query={query} result={result} />
      ) : current.own ? (
        <form method="post">
          <input type="hidden" name="intent" value="deleteFilter" />
          <input type="hidden" name="id" value={current.id} />
          <OnceField />
          <Button look="quiet" size="small">
            {t('work.filters.delete', { name: current.name })}
          </Button>
        </form>
      ) : null}
    </div>
  )
}

function SaveForm({ query, result }: { query: string; result: FormResult | null | undefined }) {
  const t = useT()
  const [form, fields] = useActionForm<{ name: string; shared: string }>('saveFilter', result)
  return (
    <details className="fold" open={result?.intent === 'saveFilter' || undefined}>
      <summary>{t('work.filters.save')}</summary>
      <ActionForm form={form} labels={{ name: t('work.filters.name') }}>
        <input type="hidden" name="query" value={query} />
        <TextField field={fields.name} label={t('work.filters.name')} maxLength={60} />
        <CheckField field={fields.shared} label={t('work.filters.shared')} />
        <Button look="soft">{t('common.save')}</Button>
      </ActionForm>
    </details>
  )
}
