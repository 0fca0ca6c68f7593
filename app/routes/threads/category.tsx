import { redirect } from '@remix-run/node'
import { Note } from '#app/components/parts/alert.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { CategoryList, PostingSign } from '#app/components/threads/category-list.tsx'
import { SeenBySign } from '#app/components/threads/seen-by-sign.tsx'
import { ThreadListPage } from '#app/components/threads/thread-list-page.tsx'
import { WatchMenu } from '#app/components/threads/watch-menu.tsx'
import { isDomainError } from '#app/core/errors.ts'
import { categoryPage } from '#app/domain/catalogue/queries/category-pages.server.ts'
import { watches } from '#app/domain/following/queries/watches.server.ts'
import type { T } from '#app/i18n/translate.ts'
import { categoryViews } from '#app/views/category-views.server.ts'
import { breadcrumbs } from '#app/views/structured-data/thing.ts'
import { threadListPage } from '#app/views/thread-list-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  structured: ({ path, category }, { origin, t }) => [
    breadcrumbs(origin, [...wayTo(path, t), { text: category.name, href: urls.category(category.slug) }]),
  ],
  head: (data, t) =>
    data
      ? {
          title: data.category.name,
          description: data.category.about,
          feed: { title: data.category.name, href: data.list.feed },
        }
      : { title: t('threads.list.title') },
}

export const loader = pageLoader(async ({ ctx, url, params }) => {
  const slug = params.slug ?? ''
  const { category, path } = await categoryPage(ctx, slug).catch((error: unknown) => leadOn(error, url.search))
  const { id: _id, children, depth: _depth, ...view } = category
  const [list, watched] = await Promise.all([threadListPage(ctx, url, { category: slug }), watches(ctx)])
  return {
    list,
    watch: watched.find(({ subject, name }) => subject === 'category' && name === category.slug)?.level ?? null,
    category: view,
    children: categoryViews(children),
    path: path.map((above) => ({ text: above.name, href: urls.category(above.slug) })),
    ask: view.mayPost ? `${urls.ask()}?category=${encodeURIComponent(slug)}` : null,
  }
})

/** An address that the category had before leads to the one it has now. */
function leadOn(error: unknown, search: string): never {
  if (!isDomainError(error) || error.code !== 'moved') throw error
  throw redirect(urls.category(String(error.details['slug'])) + search, 301)
}

function wayTo(path: readonly { text: string; href: string }[], t: T) {
  return [{ text: t('catalogue.categories.title'), href: urls.categories() }, ...path]
}

export default function Category({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { list, category, children, path, ask, watch } = data
  return (
    <>
      <Crumbs trail={wayTo(path, t)} />
      <ThreadListPage
        list={list}
        title={category.name}
        lede={category.about}
        actions={<WatchMenu subject="category" name={category.slug} label={category.name} level={watch} />}
      >
        <div className="stack">
          <p className="row">
            {ask !== null && (
              <a className="button" href={ask}>
                {t('catalogue.categories.askHere')}
              </a>
            )}
            <SeenBySign seenBy={category.seenBy} />
            <PostingSign node={category} />
          </p>
          {category.archived && <Note>{t('catalogue.categories.archivedText')}</Note>}
          {!category.archived && category.posting === 'nobody' && <Note>{t('catalogue.categories.closedText')}</Note>}
          {children.length > 0 && (
            <nav aria-label={t('catalogue.categories.below')}>
              <CategoryList nodes={children} />
            </nav>
          )}
        </div>
      </ThreadListPage>
    </>
  )
}
