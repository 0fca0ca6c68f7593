import { LinkButton } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { FeedLink } from '#app/components/parts/feed-link.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { SortMenu } from '#app/components/parts/tabs.tsx'
import { LanguageMenu, LanguageNote } from '#app/components/shell/language-menu.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useReader, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { StoryCards } from '#app/components/stories/story-card.tsx'
import { DomainError } from '#app/core/errors.ts'
import { siteName } from '#app/core/site-name.ts'
import { publishedStories, storyFacets } from '#app/domain/stories/queries/lists.server.ts'
import { storyQuestions } from '#app/domain/stories/story.ts'
import { translator } from '#app/i18n/index.ts'
import { feedAddress } from '#app/views/feeds/feed-address.ts'
import { industryName, storyCard } from '#app/views/story-views.server.ts'
import { askedLanguage, languageView } from '#app/views/thread-list-query.ts'
import { urls } from '#app/views/urls.ts'
import { withQuery } from '#app/views/with-query.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (data, t) => ({
    title: t('stories.list.title'),
    description: t('stories.list.lede'),
    ...(data && { feed: { title: t('stories.list.title'), href: data.feed } }),
  }),
}

const perPage = 12

export const loader = pageLoader(async ({ ctx, url }) => {
  const t = translator(ctx.locale)
  const asked = {
    product: url.searchParams.get('product'),
    industry: url.searchParams.get('industry'),
    question: questionOf(url.searchParams.get('question')),
  }
  const cursor = url.searchParams.get('cursor')
  const askedLang = askedLanguage(url)
  const [page, facets] = await Promise.all([
    publishedStories(
      ctx,
      { ...asked, lang: askedLang === 'all' ? null : (askedLang ?? ctx.reads) },
      { limit: perPage, cursor },
    ),
    storyFacets(ctx),
  ])
  const filters = [
    {
      name: 'product',
      choices: facets.products.map((product) => ({
        value: product.slug,
        text: ctx.locale === 'ko' ? product.name_ko : product.name_en,
      })),
    },
    {
      name: 'industry',
      choices: facets.industries.map((industry) => ({ value: industry, text: industryName(t, industry) })),
    },
    {
      name: 'question',
      choices: facets.questions.map((question) => ({
        value: question,
        text: t(`stories.question.${question}`, { site: siteName(ctx) }),
      })),
    },
  ] as const
  return {
    feed: feedAddress(ctx.locale, { of: 'stories' }),
    stories: page.items.map((view) => storyCard(ctx, view)),
    next: page.next,
    first: cursor === null,
    asked,
    lang: askedLang,
    language: languageView(ctx, url, askedLang, askedLang === 'all' ? null : (askedLang ?? ctx.reads)),
    filters,
    filtered: Object.values(asked).some((value) => value !== null),
  }
})

function questionOf(value: string | null) {
  if (value === null || value === '') return null
  const found = storyQuestions.find((question) => question === value)
  if (found === undefined) throw new DomainError('not_found', 'errors.notFound')
  return found
}

export default function Stories({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { me } = useReader()
  const { stories, next, first, asked, lang, language, filters, filtered, feed } = data
  const hrefOf = (change: Record<string, string | null>) => withQuery(urls.stories(), { ...asked, lang, ...change })
  return (
    <>
      <PageTitle title={t('stories.list.title')} lede={t('stories.list.lede')}>
        <p className="row">
          {me !== null && (
            <a className="button quiet" href={urls.myStories()}>
              {t('stories.list.mine')}
            </a>
          )}
          <LinkButton icon="pen" href={urls.newStory()}>
            {t('stories.list.write')}
          </LinkButton>
        </p>
      </PageTitle>
      {(filtered || stories.length > 0) && (
        <nav className="row" aria-label={t('stories.list.title')}>
          {filters
            .filter(({ choices }) => choices.length > 0)
            .map(({ name, choices }) => (
              <SortMenu
                key={name}
                label={t(`stories.list.${name}`)}
                choices={[
                  { text: t('stories.list.all'), href: hrefOf({ [name]: null }), current: asked[name] === null },
                  ...choices.map(({ value, text }) => ({
                    text,
                    href: hrefOf({ [name]: value }),
                    current: asked[name] === value,
                  })),
                ]}
              />
            ))}
          <LanguageMenu language={language} />
        </nav>
      )}
      <LanguageNote language={language} />
      {stories.length > 0 ? (
        <div className="gap">
          <StoryCards stories={stories} />
        </div>
      ) : (
        <Section title={t('stories.list.title')} quietTitle>
          <EmptyState
            title={t(filtered ? 'stories.list.noMatchTitle' : 'stories.list.emptyTitle')}
            text={t(filtered ? 'stories.list.noMatchText' : 'stories.list.emptyText')}
          >
            {filtered && (
              <a className="button" href={urls.stories()}>
                {t('stories.list.showAll')}
              </a>
            )}
          </EmptyState>
        </Section>
      )}
      <Pager
        newer={first ? null : hrefOf({})}
        newerText={t('stories.list.newest')}
        older={next === null ? null : hrefOf({ cursor: next })}
        olderText={t('stories.list.older')}
      />
      <FeedLink href={feed} />
    </>
  )
}
