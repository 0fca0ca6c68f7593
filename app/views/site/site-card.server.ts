import { visitor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { coloursOfCode, standardColours } from '#app/domain/site/brand/brand-colours.ts'
import { siteFace } from '#app/domain/site/brand/site-face.ts'
import type { Card, CardOf } from '#app/domain/site/cards/card.ts'
import { storyPage } from '#app/domain/stories/queries/page.server.ts'
import { threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { translator } from '#app/i18n/index.ts'
import { industryName } from '#app/views/story-views.server.ts'

/**
 * What the card of a page shows. It is made for a visitor, whoever asks: what not everybody may see has no card.
 * @throws not_found
 */
export async function siteCard(ctx: Ctx, { kind, id }: CardOf): Promise<Card> {
  const face = siteFace(ctx)
  const { accent, quiet } = (coloursOfCode(face.colours ?? '') ?? standardColours).light
  return { site: face.name, accent, quiet, ...(await facts[kind](ctx.as(visitor), id, face.welcome)) }
}

type Facts = Pick<Card, 'title' | 'kind' | 'state'>

const facts: Record<CardOf['kind'], (ctx: Ctx, id: string, welcome: string) => Promise<Facts>> = {
  site({ locale }, id, welcome) {
    const t = translator(locale)
    if (id !== '') throw notFound()
    return Promise.resolve({
      title: welcome || t('parts.hero.question'),
      kind: t('threads.home.description'),
      state: '',
    })
  },
  async thread(ctx, id) {
    const t = translator(ctx.locale)
    const thread = await threadSummary(ctx, id)
    const state =
      thread.acceptedPostId !== null
        ? t('parts.sign.accepted')
        : thread.kind === 'question' || thread.answerCount > 0
          ? t('site.card.answers', { count: thread.answerCount })
          : ''
    return { title: thread.title, kind: t(`threads.ask.kinds.${thread.kind}`), state }
  },
  async story(ctx, id) {
    const { story } = await storyPage(ctx, id)
    const t = translator(ctx.locale)
    const industry = story.industry === '' ? '' : industryName(t, story.industry)
    return { title: story.headline, kind: t('site.card.story'), state: industry }
  },
  async member(ctx, handle) {
    const t = translator(ctx.locale)
    const member = await memberByHandle(ctx, handle)
    if (member === null || member.suspended) throw notFound()
    return { title: member.name, kind: t('site.card.member'), state: `@${member.handle}` }
  },
}
