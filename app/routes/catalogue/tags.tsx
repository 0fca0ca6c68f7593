import { FilterForm } from '#app/components/forms/filter-form.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { tagPage } from '#app/domain/catalogue/queries/choices.server.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({
    title: t('catalogue.tags.title'),
    description: t('catalogue.tags.lede'),
  }),
}

export const loader = pageLoader(async ({ ctx, url }) => {
  const search = (url.searchParams.get('q') ?? '').slice(0, 60)
  const sort = url.searchParams.get('sort') === 'name' ? 'name' : 'popular'
  const cursor = url.searchParams.get('cursor')
  const page = await tagPage(ctx, { search, sort }, cursor)
  return {
    search,
    sort,
    first: cursor === null,
    next: page.next,
    tags: page.items.map((tag) => ({ ...tag, href: urls.tag(tag.name) })),
  }
})

export default function Tags({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { number } = useFormat()
  const { search, sort, first, next, tags } = data
  const address = (change: { sort?: string; cursor?: string }) =>
    withQuery(urls.tags(), { q: search, sort: (change.sort ?? sort) === 'name' && 'name', cursor: change.cursor })
  return (
    <>
      <PageTitle title={t('catalogue.tags.title')} lede={t('catalogue.tags.lede')} />
      <div className="stack loose">
        <FilterForm
          id="tag-search"
          label={t('catalogue.tags.find')}
          value={search}
          submit={t('catalogue.tags.findSubmit')}
          maxLength={60}
          autoCapitalize="none"
        >
          {sort === 'name' && <input type="hidden" name="sort" value="name" />}
        </FilterForm>
        <FilterChips
          label={t('catalogue.tags.sort')}
          chips={[
            { text: t('catalogue.tags.popular'), href: address({ sort: 'popular' }), current: sort === 'popular' },
            { text: t('catalogue.tags.byName'), href: address({ sort: 'name' }), current: sort === 'name' },
          ]}
        />
        <h2 className="said-only">{t('catalogue.tags.list')}</h2>
        {tags.length === 0 ? (
          <EmptyState title={t('catalogue.tags.empty')} text={t('catalogue.tags.emptyText')}>
            {search !== '' && (
              <a className="button" href="/tags">
                {t('catalogue.tags.all')}
              </a>
            )}
          </EmptyState>
        ) : (
          <ul className="taglist">
            {tags.map((tag) => (
              <li key={tag.name}>
                <p className="row">
                  <a className="tag" href={tag.href}>
                    {tag.name}
                  </a>{' '}
                  <span className="quiet-text num" title={t('catalogue.categories.count', { count: tag.threadCount })}>
                    {number(tag.threadCount)}
                  </span>
                </p>
                {tag.about !== '' && <p className="meta-text">{tag.about}</p>}
              </li>
            ))}
          </ul>
        )}
      </div>
      <Pager
        newer={first ? null : address({})}
        older={next === null ? null : address({ cursor: next })}
        newerText={t('catalogue.tags.fromStart')}
        olderText={t('catalogue.tags.more')}
      />
    </>
  )
}
