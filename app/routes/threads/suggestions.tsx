import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { suggestionsFor } from '#app/domain/threads/queries/edit-suggestions.server.ts'
import { threadSummary, postView } from '#app/domain/threads/queries/thread-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({
    title: data === undefined ? t('posts.suggest.list') : `${t('posts.suggest.list')} · ${data.title}`,
    noindex: true,
  }),
}

export const loader = memberLoader(async ({ ctx, params }) => {
  const suggestions = await suggestionsFor(ctx, params.id ?? '')
  const post = await postView(ctx, params.id ?? '')
  return {
    title: (await threadSummary(ctx, post.threadId)).title,
    back: urls.permalink(post.id),
    suggestions: suggestions.map(({ id, comment, state, created_at: at }) => ({
      id,
      href: urls.suggestion(id),
      comment,
      state,
      at,
    })),
  }
})

export default function Suggestions({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { title, back, suggestions } = data
  return (
    <>
      <Crumbs trail={[{ text: title, href: back }]} />
      <PageTitle title={t('posts.suggest.list')} lede={title} />
      {suggestions.length === 0 && <EmptyState title={t('posts.suggest.none')} />}
      <ul className="links">
        {suggestions.map(({ id, href, comment, state, at }) => (
          <li key={id}>
            <a href={href}>{comment}</a>{' '}
            <small>
              {t(`posts.suggest.state.${state}`)} · <Time at={at} />
            </small>
          </li>
        ))}
      </ul>
    </>
  )
}
