import { FlagPage } from '#app/components/flags/flag-page.tsx'
import { NoMember } from '#app/components/legal/legal-notes.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import type { PageProps } from '#app/components/shell/page.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DomainError } from '#app/core/errors.ts'
import { storyPage } from '#app/domain/stories/queries/page.server.ts'
import { isPublic } from '#app/domain/stories/story.ts'
import { flagPage } from '#app/views/moderation/flag-page.server.ts'
import { storyArticle } from '#app/views/story-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction } from '#app/web/form-action.server.ts'
import { flagIntents } from '#app/web/intents/flag-intents.server.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('flags.form.title.story'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, memberId, params }) => {
  const view = await storyPage(ctx, params.id ?? '')
  const { story, consent } = view
  if (story.author_id === memberId) throw new DomainError('forbidden', 'flags.errors.own')
  if (!isPublic(story, consent.has('community'))) throw new DomainError('not_now', 'flags.errors.notNow')
  const { headline, lang, author } = storyArticle(ctx, view)
  return {
    ...(await flagPage(ctx, 'story', story.id, { text: headline, href: urls.story(story), lang })),
    story: { headline, lang, author: author.name },
  }
})

export const action = formAction(
  flagIntents('story', async ({ ctx, params }) => {
    const { story } = await storyPage(ctx, params.id ?? '')
    return { id: story.id, back: urls.story(story) }
  }),
  { member: true },
)

export default function FlagStory({ data, result }: PageProps<typeof loader, typeof action>) {
  const { story } = data
  const lang = useTextLang(story.lang)
  return (
    <FlagPage data={data} result={result} more={<NoMember about={data.back} />}>
      <blockquote lang={lang}>
        <b>
          <bdi>{story.author}</bdi>
        </b>{' '}
        {story.headline}
      </blockquote>
    </FlagPage>
  )
}
