import { z } from 'zod'
import { FlagForm, WithdrawFlag } from '#app/components/flags/flag-form.tsx'
import { FlagStateLabel } from '#app/components/flags/flag-lines.tsx'
import { NoMember } from '#app/components/legal/legal-notes.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { flagPost } from '#app/domain/flags/flag-post.server.ts'
import { flagShape } from '#app/domain/flags/input.ts'
import { findFlag } from '#app/domain/flags/queries/flags.server.ts'
import { pauseOf } from '#app/domain/flags/queries/pauses.server.ts'
import { withdrawFlag } from '#app/domain/flags/withdraw-flag.server.ts'
import { postView, threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('flags.form.title.post'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, memberId, params }) => {
  const post = await postView(ctx, params.id ?? '')
  if (!post.allowed.flag) {
    const own = post.author?.id === memberId
    throw new DomainError('forbidden', own ? 'flags.errors.own' : 'flags.errors.notNow')
  }
  const [thread, flag, pause] = await Promise.all([
    threadSummary(ctx, post.threadId),
    findFlag(ctx.read, memberId, 'post', post.id),
    pauseOf(ctx.read, memberId, ctx.now()),
  ])
  return {
    thread: { title: thread.title, lang: thread.lang },
    post: { id: post.id, excerpt: post.excerpt, lang: post.lang, author: post.author?.name ?? null },
    back: urls.permalink(post.id),
    flag: flag && { id: flag.id, state: flag.state, reason: flag.reason, note: flag.note },
    pause: pause && { until: pause.until_at, reason: pause.reason },
  }
})

export const action = formAction(
  {
    flag: intent({
      shape: flagShape,
      limit: 'flag',
      run: async ({ ctx, params }, input) => {
        const postId = params.id ?? ''
        await flagPost(ctx, { postId, ...input })
        return { to: urls.permalink(postId), toast: { tone: 'good', key: 'flags.toast.sent' } }
      },
    }),
    withdraw: intent({
      shape: z.object({ id: z.string().max(40) }),
      run: async ({ ctx, params }) => {
        const postId = params.id ?? ''
        await withdrawFlag(ctx, { type: 'post', id: postId })
        return { to: urls.permalink(postId), toast: { tone: 'good', key: 'flags.toast.withdrawn' } }
      },
    }),
  },
  { member: true },
)

/** Reports a post to moderators. Its author never learns who did. */
export default function FlagPost({ data, result }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { date } = useFormat()
  const { thread, post, back, flag, pause } = data
  const lang = useTextLang(post.lang)
  const changeable = flag === null || flag.state === 'open' || flag.state === 'withdrawn'
  return (
    <>
      <Crumbs trail={[{ text: thread.title, href: back, lang: thread.lang }]} />
      <PageTitle title={t('flags.form.title.post')} lede={t('flags.form.lede')} />
      <blockquote className="lines-kept" lang={lang}>
        {post.author !== null && (
          <b>
            <bdi>{post.author}</bdi>{' '}
          </b>
        )}
        {post.excerpt}
      </blockquote>
      {pause !== null && (
        <Note tone="warn">{t('flags.paused', { until: date(pause.until), reason: pause.reason })}</Note>
      )}
      {flag !== null && flag.state === 'open' && (
        <Note>
          {t('flags.form.already')} <a href={urls.myFlags()}>{t('flags.mine.title')}</a>
        </Note>
      )}
      {!changeable && (
        <p>
          <FlagStateLabel state={flag.state} /> {t('flags.form.decided')}{' '}
          <a href={urls.myFlags()}>{t('flags.mine.title')}</a>
        </p>
      )}
      {changeable && pause === null && (
        <FlagForm type="post" own={flag?.state === 'open' ? flag : null} back={back} result={result} />
      )}
      {flag?.state === 'open' && <WithdrawFlag id={flag.id} result={result} />}
      <NoMember postId={data.post.id} />
    </>
  )
}
