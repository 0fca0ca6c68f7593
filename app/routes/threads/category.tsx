import { useLoaderData } from '@remix-run/react'
import { ThreadListPage } from '#app/components/thread-list-page.tsx'
import type { RouteHandle } from '#app/components/route-handle.ts'
import { WatchMenu } from '#app/components/watch-menu.tsx'
import { DomainError } from '#app/core/errors.ts'
import { watches } from '#app/domain/threads/queries/following.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'
import { threadListPage } from '#app/web/thread-list-page.server.ts'
import { urls } from '#app/web/urls.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (data, t) => (data ? { title: data.category.name, description: data.category.about, canonical: urls.category(data.category.slug) } : { title: t('threads.list.title') }),
}

export const loader = pageLoader(async ({ ctx, url, params }) => {
  const list = await threadListPage(ctx, url, { category: params.slug ?? '' })
  const category = list.categories.find(({ slug }) => slug === params.slug)
  if (category === undefined) throw new DomainError('not_found', 'errors.notFound')
  const watched = (await watches(ctx)).find(({ subject, name }) => subject === 'category' && name === category.slug)
  return { list, category, watch: watched?.level ?? null }
})

export default function Category() {
  const { list, category, watch } = useLoaderData<typeof loader>()
  return <ThreadListPage list={list} title={category.name} lede={category.about} actions={<WatchMenu subject="category" name={category.slug} label={category.name} level={watch} />} />
}
