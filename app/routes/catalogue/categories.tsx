import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { CategoryList } from '#app/components/threads/category-list.tsx'
import { categoryTree } from '#app/domain/catalogue/queries/category-pages.server.ts'
import { categoryViews } from '#app/views/category-views.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({
    title: t('catalogue.categories.title'),
    description: t('catalogue.categories.lede'),
  }),
}

export const loader = pageLoader(async ({ ctx }) => ({ nodes: categoryViews(await categoryTree(ctx)) }))

export default function Categories({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { nodes } = data
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
