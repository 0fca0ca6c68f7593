import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { ThreadListPage } from '#app/components/threads/thread-list-page.tsx'
import { threadListPage } from '#app/views/thread-list-page.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (data, t) => ({
    title: t('threads.list.title'),
    description: t('threads.list.lede'),
    ...(data && { feed: { title: t('threads.list.title'), href: data.feed } }),
  }),
}

export const loader = pageLoader(({ ctx, url }) => threadListPage(ctx, url))

export default function Threads({ data: list }: PageProps<typeof loader>) {
  const t = useT()
  const by = list.filter.author
  return (
    <ThreadListPage
      list={list}
      title={by === null || list.mine ? t('threads.list.title') : t('threads.list.by', { name: by })}
      lede={t('threads.list.lede')}
    />
  )
}
