import { ErrorSummary } from '#app/components/forms/error-summary.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { RevisionList } from '#app/components/threads/revision-list.tsx'
import { rollBackPost } from '#app/domain/threads/edits/roll-back-post.server.ts'
import { rollBackShape } from '#app/domain/threads/input.ts'
import { addressOfPost } from '#app/domain/threads/queries/address-of-post.server.ts'
import { postRevisions } from '#app/domain/threads/queries/revisions.server.ts'
import { revisionViews } from '#app/views/revision-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

const perPage = 20

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (data, t) => ({
    title: data === undefined ? t('posts.revisions.title') : `${t('posts.revisions.title')} · ${data.thread.title}`,
    noindex: true,
  }),
}

export const loader = pageLoader(async ({ ctx, params, url }) => {
  const before = Number(url.searchParams.get('before') ?? 0)
  const { post, thread, title, revisions, older, mayRollBack } = await postRevisions(ctx, params.id ?? '', {
    before: before > 0 ? before : null,
    limit: perPage,
  })
  return {
    post: {
      id: post.id,
      kind: post.kind,
      revision: post.revision,
      lang: post.lang,
      removed: post.state !== 'visible' || thread.state !== 'visible',
    },
    thread: { title, lang: thread.lang },
    back: urls.permalink(post.id),
    revisions: revisionViews(ctx, revisions),
    mayRollBack,
    newest: before > 0 ? urls.revisions(post.id) : null,
    older: older === null ? null : `${urls.revisions(post.id)}?before=${older}`,
  }
})

export const action = formAction(
  {
    rollBack: intent({
      shape: rollBackShape.omit({ postId: true }),
      limit: 'edit',
      run: async ({ ctx, params }, input) => {
        const { id } = await rollBackPost(ctx, { ...input, postId: params.id ?? '' })
        return { to: await addressOfPost(ctx, id), toast: { tone: 'good', key: 'posts.toast.rolledBack' } }
      },
    }),
  },
  { member: true },
)

export default function Revisions({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { post, thread, back, revisions, mayRollBack, newest, older } = data
  return (
    <>
      <Crumbs trail={[{ text: thread.title, href: back, lang: thread.lang }]} />
      <PageTitle title={t('posts.revisions.title')} lede={t('posts.revisions.lede')} />
      {result?.result.error && <ErrorSummary id="refused" formId="rollBack" errors={result.result.error} />}
      {post.removed && <Note tone="warn">{t('posts.revisions.removed')}</Note>}
      {post.revision === 1 && <Note>{t('posts.revisions.onlyOne')}</Note>}
      <RevisionList revisions={revisions} present={post.revision} lang={post.lang} mayRollBack={mayRollBack} />
      <Pager
        newer={newest}
        older={older}
        newerText={t('posts.revisions.newest')}
        olderText={t('posts.revisions.older')}
      />
      <p>
        <a href={back}>{t('threads.edit.back')}</a>
      </p>
    </>
  )
}
