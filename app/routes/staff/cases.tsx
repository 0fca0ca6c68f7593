import { CaseList } from '#app/components/cases/case-row.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { caseSeverities, caseStatuses, dueChoices } from '#app/domain/cases/case.ts'
import { openCaseShape } from '#app/domain/cases/input.ts'
import { openCase } from '#app/domain/cases/open-case.server.ts'
import { caseList } from '#app/domain/cases/queries/list.server.ts'
import { caseRows } from '#app/views/case-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('cases.list.title'), noindex: true }),
}

/** What each filter may be; the first is how the page begins. An address with anything else begins there too. */
const filters = {
  status: ['open', ...caseStatuses, 'all'],
  assignee: ['all', 'me', 'none'],
  severity: ['all', ...caseSeverities],
  due: ['all', ...dueChoices],
} as const
type FilterName = keyof typeof filters
type Filters = { [N in FilterName]: (typeof filters)[N][number] }

const perPage = 30

export const loader = guardedLoader('case.work', async ({ ctx, url }) => {
  const chosen = chosenFilters(url)
  const cursor = url.searchParams.get('cursor')
  const narrow = <T extends string>(value: T): Exclude<T, 'all'> | null =>
    value === 'all' ? null : (value as Exclude<T, 'all'>)
  const { items, next } = await caseList(
    ctx,
    {
      status: narrow(chosen.status),
      assignee: narrow(chosen.assignee),
      severity: narrow(chosen.severity),
      due: narrow(chosen.due),
    },
    { limit: perPage, cursor },
  )
  return { chosen, cases: await caseRows(ctx, items), next, first: cursor === null }
})

/** A post becomes a case: the button is below posts in threads. */
export const action = guardedAction('case.work', {
  open: intent({
    shape: openCaseShape,
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      const { number } = await openCase(ctx, input)
      return {
        to: urls.case(number),
        toast: { tone: 'good', key: 'cases.toast.opened', params: { number: String(number) } },
      }
    },
  }),
})

export default function Cases({ data, result: refused }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { chosen, cases, next, first } = data
  return (
    <>
      <PageTitle title={t('cases.list.title')} lede={t('cases.list.lede')} />
      {refused?.error && <Alert tone="bad" urgent title={t.any(refused.error.key, refused.error.params)} />}
      <div className="stack tight">
        {(Object.keys(filters) as FilterName[]).map((name) => (
          <FilterChips
            key={name}
            label={t(`cases.filter.${name}.label`)}
            chips={filters[name].map((value) => ({
              text: t.any(`cases.filter.${name}.${value}`),
              href: hrefOf({ ...chosen, [name]: value }),
              current: chosen[name] === value,
            }))}
          />
        ))}
      </div>
      <h2 className="said-only">{t('parts.case.list')}</h2>
      <PagedList
        count={cases.length}
        empty={{ title: t('cases.list.empty'), text: t('cases.list.emptyText') }}
        newer={first ? null : hrefOf(chosen)}
        older={next === null ? null : `${hrefOf(chosen)}${hrefOf(chosen).includes('?') ? '&' : '?'}cursor=${next}`}
        newerText={t('cases.list.start')}
        olderText={t('cases.list.later')}
      >
        <div className="gap">
          <CaseList cases={cases} />
        </div>
      </PagedList>
    </>
  )
}

function chosenFilters(url: URL): Filters {
  const entries = (Object.keys(filters) as FilterName[]).map((name) => {
    const value = url.searchParams.get(name)
    return [name, (filters[name] as readonly string[]).find((one) => one === value) ?? filters[name][0]]
  })
  return Object.fromEntries(entries) as Filters
}

function hrefOf(chosen: Filters): string {
  const query = new URLSearchParams(
    (Object.keys(filters) as FilterName[])
      .filter((name) => chosen[name] !== filters[name][0])
      .map((name) => [name, chosen[name]]),
  )
  return query.size === 0 ? urls.cases() : `${urls.cases()}?${query.toString()}`
}
