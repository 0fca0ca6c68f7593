import { z } from 'zod'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { Facts } from '#app/components/parts/facts.tsx'
import { LinkList } from '#app/components/parts/link-list.tsx'
import { SideSection } from '#app/components/parts/section.tsx'
import { AcceptedSign } from '#app/components/parts/status-signs.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { ConsentList } from '#app/components/stories/consent-list.tsx'
import { StoryArticle } from '#app/components/stories/story-view.tsx'
import { can } from '#app/core/authorize.ts'
import { siteName } from '#app/core/site-name.ts'
import { consentParts, consentPlaces } from '#app/domain/stories/consent.ts'
import { storyPage } from '#app/domain/stories/queries/page.server.ts'
import { consentHistory, hasThanked } from '#app/domain/stories/queries/story.server.ts'
import { isPublic, partyOf } from '#app/domain/stories/story.ts'
import { thankStory } from '#app/domain/stories/thank-story.server.ts'
import { translator } from '#app/i18n/index.ts'
import { orLegalNote } from '#app/views/legal/legal-note.server.ts'
import { industryName, storyArticle } from '#app/views/story-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { formAction, intent } from '#app/web/form-action.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (data, t) => ({
    title: data?.article.headline ?? t('stories.list.title'),
    description: data?.article.quote ?? undefined,
    noindex: !data?.open,
    card: data && { kind: 'story', id: data.id },
  }),
}

export const loader = pageLoader(async ({ ctx, params, url }) => {
  const view = await orLegalNote(ctx, params.id ?? '', storyPage(ctx, params.id ?? ''))
  const { story, consent } = view
  const here = urls.story(story)
  if (params.slug !== story.slug) throw new Response(null, { status: 301, headers: { Location: here + url.search } })
  const t = translator(ctx.locale)
  const [grants, thanked] = await Promise.all([
    consentHistory(ctx.read, story.id),
    hasThanked(ctx.read, story.id, ctx.actor.memberId),
  ])
  return {
    here,
    id: story.id,
    open: isPublic(story, consent.has('community')),
    party: partyOf(ctx.actor, story),
    manage: urls.myStory(story.id),
    curate: urls.curateStory(story.id),
    article: storyArticle(ctx, view),
    industry:
      story.industry === ''
        ? null
        : {
            name: industryName(t, story.industry),
            href: `${urls.stories()}?${new URLSearchParams({ industry: story.industry }).toString()}`,
          },
    product:
      view.product === null
        ? null
        : {
            name: ctx.locale === 'ko' ? view.product.name_ko : view.product.name_en,
            version: story.product_version,
            href: `${urls.stories()}?${new URLSearchParams({ product: view.product.slug }).toString()}`,
          },
    questions: view.questions.map((question) => ({
      text: t(`stories.question.${question}`, { site: siteName(ctx) }),
      href: `${urls.stories()}?question=${question}`,
    })),
    agreed: [...consentPlaces, ...consentParts]
      .filter((use) => consent.has(use))
      .map((use) => t(`stories.agreed.${use}`)),
    kept: consentParts.filter((use) => !consent.has(use)).map((use) => t(`stories.kept.${use}`)),
    agreedAt:
      grants
        .filter(({ revoked_at }) => revoked_at === null)
        .map(({ granted_at }) => granted_at)
        .at(-1) ?? null,
    thread:
      view.thread === null
        ? null
        : {
            href: urls.thread(view.thread),
            text: view.thread.title,
            lang: view.thread.lang,
            solved: view.thread.solved,
            answers: view.thread.answer_count,
          },
    report:
      isPublic(story, consent.has('community')) && partyOf(ctx.actor, story) !== 'author' && can(ctx.actor, 'flag.give')
        ? urls.flagStory(story)
        : null,
    thanks: story.thanks_count,
    thanked,
  }
})

export const action = formAction(
  {
    thank: intent({
      shape: z.object({}),
      run: async ({ ctx, params }) => {
        await thankStory(ctx, { storyId: params.id ?? '' })
        return {
          to: urls.story({ id: params.id ?? '', slug: params.slug ?? '' }),
          toast: { tone: 'good', key: 'stories.toast.thanked' },
        }
      },
    }),
  },
  { member: true },
)

export default function Story({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { day, now, number } = useFormat()
  const {
    article,
    industry,
    product,
    questions,
    agreed,
    kept,
    agreedAt,
    thread,
    thanks,
    thanked,
    party,
    open,
    manage,
    curate,
  } = data
  const facts = [
    ...(industry ? [{ name: t('stories.page.industry'), value: <a href={industry.href}>{industry.name}</a> }] : []),
    ...(product
      ? [
          {
            name: t('stories.page.product'),
            value: (
              <>
                <a href={product.href}>{product.name}</a> {product.version}
              </>
            ),
          },
        ]
      : []),
    ...(questions.length > 0
      ? [
          {
            name: t('stories.page.questions'),
            value: (
              <ul className="stack tight">
                {questions.map(({ text, href }) => (
                  <li key={href}>
                    <a href={href}>{text}</a>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <Crumbs
        trail={[
          { text: t('stories.list.title'), href: urls.stories() },
          ...(industry ? [{ text: industry.name, href: industry.href }] : []),
        ]}
      />
      <div className="split">
        <div className="stack">
          {!open && (
            <Note tone="warn" icon="lock">
              {t(party === 'author' ? 'stories.page.previewAuthor' : 'stories.page.previewCurator')}
            </Note>
          )}
          <StoryArticle story={article}>
            {open && (
              <div className="row">
                {party !== 'author' && !thanked && (
                  <form method="post" className="row">
                    <input type="hidden" name="intent" value="thank" />
                    <OnceField />
                    <Button look="primary" icon="heart">
                      {t('stories.page.thank')} <span className="num">{number(thanks)}</span>
                    </Button>
                  </form>
                )}
                {(thanked || party === 'author') && (
                  <p className="meta-text">
                    {thanked && `${t('stories.page.thanked')} · `}
                    {t('stories.page.thanks', { count: thanks })}
                  </p>
                )}
              </div>
            )}
            {data.report !== null && (
              <p className="meta-text">
                <a href={data.report} rel="nofollow">
                  {t('flags.form.title.story')}
                </a>
              </p>
            )}
            {party !== null && (
              <p className="row">
                {party === 'author' && (
                  <LinkButton look="quiet" href={manage}>
                    {t('stories.page.manage')}
                  </LinkButton>
                )}
                {party === 'curator' && (
                  <LinkButton look="quiet" href={curate}>
                    {t('stories.page.curate')}
                  </LinkButton>
                )}
              </p>
            )}
          </StoryArticle>
        </div>
        <aside className="side" aria-label={t('stories.page.facts')}>
          {facts.length > 0 && (
            <SideSection title={t('stories.page.facts')}>
              <Facts facts={facts} />
            </SideSection>
          )}
          <SideSection title={t('parts.story.consent')}>
            <ConsentList
              agreed={agreed}
              kept={kept}
              remark={agreedAt === null ? undefined : t('stories.page.consentRemark', { day: day(agreedAt, now) })}
            />
          </SideSection>
          {thread && (
            <SideSection title={t('stories.page.thread')}>
              <LinkList
                items={[
                  {
                    ...thread,
                    remark: (
                      <>
                        {thread.solved && <AcceptedSign short />}{' '}
                        {t('stories.page.threadAnswers', { count: thread.answers })}
                      </>
                    ),
                  },
                ]}
              />
            </SideSection>
          )}
        </aside>
      </div>
    </>
  )
}
