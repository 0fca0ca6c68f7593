import { Button } from '#app/components/parts/button.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { caseChoices, type CaseChoice, type CaseQuery } from '#app/views/cases/case-query.ts'
import { urls } from '#app/views/urls.ts'

/** What narrows and orders the list of cases; a form, so that several choices are made at once. */
export function CaseFilters({
  chosen,
  people,
  products,
}: {
  chosen: CaseQuery
  people: readonly { handle: string; name: string }[]
  products: readonly { slug: string; name: string }[]
}) {
  const t = useT()
  const text: Record<CaseChoice, (value: string) => string> = {
    status: (value) => t.any(`cases.filter.status.${value}`),
    severity: (value) => t.any(`cases.filter.severity.${value}`),
    category: (value) => (value === 'all' ? t('work.list.any') : t.any(`cases.category.${value}`)),
    source: (value) => (value === 'all' ? t('work.list.any') : t.any(`cases.source.${value}`)),
    due: (value) => t.any(`cases.filter.due.${value}`),
    tier: (value) => (value === 'all' ? t('work.list.any') : t.any(`parts.tier.${value}`)),
    days: (value) => (value === 'all' ? t('work.list.any') : t('work.list.olderThan', { count: Number(value) })),
    sort: (value) => t.any(`work.list.sort.${value}`),
  }
  const assignees = ['all', 'me', 'none', 'away'] as const
  return (
    <form method="get" action={urls.cases()} className="filters" aria-label={t('work.list.filters')}>
      {(Object.keys(caseChoices) as CaseChoice[]).map((name) => (
        <Choice
          key={name}
          name={name}
          value={chosen[name]}
          options={caseChoices[name].map((value) => ({ value, text: text[name](value) }))}
        />
      ))}
      <Choice
        name="assignee"
        value={chosen.assignee}
        options={[
          ...assignees.map((value) => ({ value, text: t(`work.list.assignee.${value}`) })),
          ...people.map(({ handle, name }) => ({ value: handle, text: name })),
        ]}
      />
      <Choice
        name="product"
        value={chosen.product}
        options={[
          { value: '', text: t('work.list.any') },
          ...products.map(({ slug, name }) => ({ value: slug, text: name })),
        ]}
      />
      <div className="field">
        <label htmlFor="cases-tag">{t('work.list.name.tag')}</label>
        <input id="cases-tag" name="tag" defaultValue={chosen.tag} maxLength={80} autoCapitalize="none" />
      </div>
      <label className="choice">
        <input type="checkbox" name="followed" value="yes" defaultChecked={chosen.followed} />
        <span>{t('work.list.name.followed')}</span>
      </label>
      <Button>{t('work.list.show')}</Button>
    </form>
  )
}

function Choice({
  name,
  value,
  options,
}: {
  name: CaseChoice | 'assignee' | 'product'
  value: string
  options: readonly { value: string; text: string }[]
}) {
  const t = useT()
  return (
    <div className="field">
      <label htmlFor={`cases-${name}`}>{t(`work.list.name.${name}`)}</label>
      <select id={`cases-${name}`} name={name} defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  )
}
