import { z } from 'zod'
import { CaseList } from '#app/components/cases/case-row.tsx'
import { CaseFilters } from '#app/components/cases/list/case-filters.tsx'
import { CaseTabs } from '#app/components/cases/list/case-tabs.tsx'
import { ChangeMany } from '#app/components/cases/list/change-many.tsx'
import { SavedFilters } from '#app/components/cases/list/saved-filters.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { LinkButton } from '#app/components/parts/button.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { caseReference } from '#app/domain/cases/case.ts'
import { deleteFilter } from '#app/domain/cases/filters/delete-filter.server.ts'
import { manyCasesShape, savedFilterShape } from '#app/domain/cases/filters/input.ts'
import { saveFilter } from '#app/domain/cases/filters/save-filter.server.ts'
import { openCaseShape } from '#app/domain/cases/input.ts'
import { openCase } from '#app/domain/cases/open-case.server.ts'
import { changeCases, type LeftCase } from '#app/domain/cases/work/change-cases.server.ts'
import { queryText, readCaseQuery } from '#app/views/cases/case-query.ts'
import { caseListPage } from '#app/views/cases/list-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('cases.list.title'), noindex: true }),
}

export const loader = guardedLoader('case.work', ({ ctx, url }) => caseListPage(ctx, url))

const listOf = (url: URL): string => {
  const query = queryText(readCaseQuery(url.searchParams))
  return query === '' ? urls.cases() : `${urls.cases()}?${query}`
}

export const action = guardedAction('case.work', {
  /** A post becomes a case: the button is below posts in threads. */
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
  change: intent({
    shape: manyCasesShape,
    limit: 'staffAct',
    run: async ({ ctx, url }, input) => {
      const left = await changeCases(ctx, input)
      const done = input.numbers.length - left.length
      if (left.length > 0) return { extra: { left, done } }
      return { to: listOf(url), toast: { tone: 'good', key: 'work.toast.changed', params: { count: done } } }
    },
  }),
  saveFilter: intent({
    shape: savedFilterShape,
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      const query = queryText(readCaseQuery(new URLSearchParams(input.query)))
      await saveFilter(ctx, { ...input, query })
      return {
        to: query === '' ? urls.cases() : `${urls.cases()}?${query}`,
        toast: { tone: 'good', key: 'work.toast.filterSaved' },
      }
    },
  }),
  deleteFilter: intent({
    shape: z.object({ id: z.string().max(60) }),
    limit: 'staffAct',
    run: async ({ ctx, url }, { id }) => {
      await deleteFilter(ctx, id)
      return { to: listOf(url), toast: { tone: 'good', key: 'work.toast.filterDeleted' } }
    },
  }),
})

/** All cases: narrowed, ordered, changed several at a time. */
export default function Cases({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { chosen, cases, next, first, people, products, filters } = data
  const query = queryText(chosen)
  const here = query === '' ? urls.cases() : `${urls.cases()}?${query}`
  const left = (result?.extra?.['left'] as LeftCase[] | undefined) ?? []
  const done = (result?.extra?.['done'] as number | undefined) ?? 0
  const alone = result?.error && result.intent === 'open' ? result.error : null
  return (
    <>
      <PageTitle title={t('cases.list.title')} lede={t('work.list.lede')}>
        <LinkButton look="primary" href={urls.newCase()}>
          {t('opening.button')}
        </LinkButton>
      </PageTitle>
      <CaseTabs current="list" />
      {alone && <Alert tone="bad" urgent title={t.any(alone.key, alone.params)} />}
      {left.length > 0 && (
        <Alert tone="warn" urgent title={t('work.many.left', { count: left.length })}>
          {done > 0 && <p>{t('work.toast.changed', { count: done })}</p>}
          <ul>
            {left.map(({ number, key, params }) => (
              <li key={number}>
                <a href={urls.case(number)}>{caseReference(number)}</a>: {t.any(key, params)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <SavedFilters filters={filters} query={query} result={result} />
      <CaseFilters chosen={chosen} people={people} products={products} />
      <h2 className="said-only">{t('parts.case.list')}</h2>
      <PagedList
        count={cases.length}
        empty={{ title: t('cases.list.empty'), text: t('cases.list.emptyText') }}
        newer={first ? null : here}
        older={next === null ? null : `${here}${here.includes('?') ? '&' : '?'}cursor=${next}`}
        newerText={t('cases.list.start')}
        olderText={t('work.list.more')}
      >
        <ChangeMany people={people} result={result}>
          <CaseList cases={cases} choose />
        </ChangeMany>
      </PagedList>
    </>
  )
}
