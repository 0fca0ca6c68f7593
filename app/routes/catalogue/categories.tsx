import { useLoaderData } from '@remix-run/react'
import { CategoryList } from '#app/components/category-list.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import { PageTitle } from '#app/components/page-title.tsx'
import { useT } from '#app/components/reader.tsx'
import type { RouteHandle } from '#app/components/route-handle.ts'
import { categoryTree } from '#app/domain/threads/queries/category-pages.server.ts'
import { categoryViews } from '#app/web/category-views.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'
import { urls } from '#app/web/urls.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({
    title: t('catalogue.categories.title'),
    description: t('catalogue.categories.lede'),
    canonical: urls.categories(),
  }),
}

export const loader = pageLoader(async ({ ctx }) => ({ nodes: categoryViews(await categoryTree(ctx)) }))

export default function Categories() {
  const t = useT()
  const { nodes } = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle title={t('catalogue.categories.title')} lede={t('catalogue.categories.lede')} />
      {nodes.length === 0 ? (
        <EmptyState title={t('catalogue.categories.empty')} text={t('catalogue.categories.emptyText')} />
      ) : (
        <CategoryList nodes={nodes} />
      )}
    </>
  )
}
