import { FlagPage } from '#app/components/flags/flag-page.tsx'
import { NoMember } from '#app/components/legal/legal-notes.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { postView, threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { picturesOfPost } from '#app/domain/uploads/queries/uploads.server.ts'
import { flagPage } from '#app/views/moderation/flag-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction } from '#app/web/form-action.server.ts'
import { flagIntents } from '#app/web/intents/flag-intents.server.ts'
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
  const thread = await threadSummary(ctx, post.threadId)
  const pictures = await picturesOfPost(ctx.read, post.id)
  return {
    ...(await flagPage(ctx, 'post', post.id, {
      text: thread.title,
      href: urls.permalink(post.id),
      lang: thread.lang,
    })),
    post: { id: post.id, excerpt: post.excerpt, lang: post.lang, author: post.author?.name ?? null },
    pictures: pictures
      .filter(({ member_id: owner }) => owner !== memberId)
      .map(({ id }) => ({ id, src: urls.upload(id), href: urls.flagPicture(id) })),
  }
})

export const action = formAction(
  flagIntents('post', ({ params }) => Promise.resolve({ id: params.id ?? '', back: urls.permalink(params.id ?? '') })),
  { member: true },
)

export default function FlagPost({ data, result }: PageProps<typeof loader, typeof action>) {
  const { post, pictures } = data
  const lang = useTextLang(post.lang)
  return (
    <FlagPage
      data={data}
      result={result}
      more={
        <>
          {pictures.length > 0 && <Pictures pictures={pictures} />}
          <NoMember about={urls.permalink(post.id)} />
        </>
      }
    >
      <blockquote className="lines-kept" lang={lang}>
        {post.author !== null && (
          <b>
            <bdi>{post.author}</bdi>{' '}
          </b>
        )}
        {post.excerpt}
      </blockquote>
    </FlagPage>
  )
}

/** One picture of a post can be reported alone: then the text stays. */
function Pictures({ pictures }: { pictures: readonly { id: string; src: string; href: string }[] }) {
  const t = useT()
  return (
    <section className="stack tight gap">
      <h2 className="as-h3">{t('flags.form.onlyPicture')}</h2>
      <ul className="row">
        {pictures.map(({ id, src, href }, at) => (
          <li key={id}>
            <a href={href} aria-label={t('flags.form.pictureNumber', { number: at + 1 })}>
              <img src={src} alt="" width={96} height={96} className="thumb" loading="lazy" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
