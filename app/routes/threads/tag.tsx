import { redirect } from '@remix-run/node'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { ThreadListPage } from '#app/components/threads/thread-list-page.tsx'
import { WatchMenu } from '#app/components/threads/watch-menu.tsx'
import { DomainError } from '#app/core/errors.ts'
import { synonymsOf, tagNamed } from '#app/domain/catalogue/queries/choices.server.ts'
import { tagNameOf } from '#app/domain/catalogue/tag-name.ts'
import { watches } from '#app/domain/following/queries/watches.server.ts'
import { breadcrumbs } from '#app/views/structured-data/thing.ts'
import { threadListPage } from '#app/views/thread-list-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  structured: ({ tag }, { origin, t }) => [
    breadcrumbs(origin, [
      { text: t('catalogue.tags.title'), href: urls.tags() },
      { text: tag.name, href: urls.tag(tag.name) },
    ]),
  ],
  head: (data, t) =>
    data
      ? {
          title: t('threads.list.withTag', { tag: data.tag.name }),
          description: data.tag.about === '' ? undefined : data.tag.about,
          feed: { title: t('threads.list.withTag', { tag: data.tag.name }), href: data.list.feed },
        }
      : { title: t('threads.list.title') },
}

export const loader = pageLoader(async ({ ctx, url, params }) => {
  const name = tagNameOf(params.tag ?? '')
  const tag = await tagNamed(ctx, name)
  if (tag === null) throw new DomainError('not_found', 'errors.notFound')
  // A former name or a synonym. No browser keeps the answer, so it may be undone.
  if (tag.name !== name) throw redirect(urls.tag(tag.name) + url.search, 301)
  if (name !== params.tag) throw redirect(urls.tag(name) + url.search, 301)
  const [list, watched, synonyms] = await Promise.all([
    threadListPage(ctx, url, { tag: name }),
    watches(ctx),
    synonymsOf(ctx, tag.id),
  ])
  return {
    tag,
    synonyms,
    list,
    watch: watched.find((one) => one.subject === 'tag' && one.name === name)?.level ?? null,
  }
})

export default function Tag({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { list: names } = useFormat()
  const { list, tag, synonyms, watch } = data
  return (
    <ThreadListPage
      list={list}
      title={t('threads.list.withTag', { tag: tag.name })}
      lede={tag.about === '' ? t('threads.list.withTagLede', { count: tag.threadCount }) : tag.about}
      actions={<WatchMenu subject="tag" name={tag.name} label={tag.name} level={watch} />}
    >
      {(tag.about !== '' || synonyms.length > 0) && (
        <p className="meta-text row">
          {tag.about !== '' && <span>{t('threads.list.withTagLede', { count: tag.threadCount })}</span>}
          {synonyms.length > 0 && <span>{t('catalogue.tags.synonyms', { names: names(synonyms) })}</span>}
        </p>
      )}
    </ThreadListPage>
  )
}
