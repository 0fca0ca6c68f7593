import type { ReactNode } from 'react'
import { Avatar } from '#app/components/parts/avatar.tsx'
import { Button, LinkButton } from '#app/components/parts/button.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { FeedLink } from '#app/components/parts/feed-link.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pager } from '#app/components/parts/pager.tsx'
import { StaffSign } from '#app/components/parts/status-signs.tsx'
import { Tabs } from '#app/components/parts/tabs.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { FoundText } from '#app/components/search/found-text.tsx'
import { SearchHelp } from '#app/components/search/search-help.tsx'
import { SearchNotes } from '#app/components/search/search-notes.tsx'
import { LanguageMenu, LanguageNote } from '#app/components/shell/language-menu.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { ThreadRow, type ThreadRowView } from '#app/components/threads/thread-row.tsx'
import { authorize } from '#app/core/authorize.ts'
import { describeHits, type DescribedHit } from '#app/domain/search/describe-hits.server.ts'
import { searchTypes, type SearchType } from '#app/domain/search/document.ts'
import { MAX_QUERY_LENGTH, parseQuery } from '#app/domain/search/query-language.ts'
import { search } from '#app/domain/search/search.server.ts'
import { feedAddress } from '#app/views/feeds/feed-address.ts'
import { askedLanguage, languageView } from '#app/views/thread-list-query.ts'
import { threadRows } from '#app/views/thread-rows.server.ts'
import { urls } from '#app/views/urls.ts'
import { consumeLimit } from '#app/web/consume-limit.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  search: false,
  head: ({ q, feed }, t) => ({
    title: q === '' ? t('search.title') : t('search.titleFor', { q }),
    ...(feed !== null && { feed: { title: t('search.titleFor', { q }), href: feed } }),
  }),
}

const perPage = 20

export const loader = pageLoader(async ({ ctx, url }) => {
  authorize(ctx.actor, 'thread.read')
  const q = (url.searchParams.get('q') ?? '').slice(0, MAX_QUERY_LENGTH).trim()
  const type = searchTypes.find((one) => one === url.searchParams.get('type')) ?? 'thread'
  const cursor = url.searchParams.get('cursor')
  const literal = url.searchParams.get('literal') === '1'
  const asked = askedLanguage(url)
  const lang = asked === 'all' ? null : (asked ?? ctx.reads)
  // Names have no language, and who writes lang: means that one.
  const free = type === 'member' || parseQuery(q).filters.some(({ operator }) => operator === 'lang')
  const language = free ? null : languageView(ctx, url, asked, lang)
  const kept = { type, literal, asked }
  const feed = q === '' || type !== 'thread' ? null : feedAddress(ctx.locale, { q })
  if (q === '')
    return { q, kept, feed, language, corrected: null, also: [], excluded: [], first: true, hits: [], next: null }
  await consumeLimit(ctx, 'search')
  const { items, ...found } = await search(ctx, {
    q,
    type,
    lang: free ? null : lang,
    limit: perPage,
    cursor,
    literal,
  })
  const hits = (await describeHits(ctx, items)).map((hit) => ({
    hit,
    row: hit.type === 'thread' ? (threadRows(ctx, [hit.thread])[0] ?? null) : null,
  }))
  return { q, kept, feed, language, ...found, first: cursor === null, hits }
})

export default function SearchResults({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { q, kept, feed, language, corrected, also, excluded, first, hits, next } = data
  const { type, asked } = kept
  const full = hits.filter(({ hit }) => !hit.partial)
  const partial = hits.filter(({ hit }) => hit.partial)
  return (
    <>
      <PageTitle title={q === '' ? t('search.title') : t('search.titleFor', { q })} />
      <form className="find large" role="search" action="/search" aria-label={t('shell.search.label')}>
        <Icon name="search" />
        <label className="said-only" htmlFor="q">
          {t('shell.search.label')}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={q}
          key={q}
          maxLength={MAX_QUERY_LENGTH}
          placeholder={t('search.placeholder')}
        />
        {type !== 'thread' && <input type="hidden" name="type" value={type} />}
        {asked !== null && <input type="hidden" name="lang" value={asked} />}
        <Button look="primary">{t('search.submit')}</Button>
      </form>
      <div className="gap">
        <SearchHelp />
      </div>
      {q !== '' && (
        <Tabs
          label={t('search.types')}
          tabs={searchTypes.map((one) => ({
            text: t(`search.type.${one}`),
            href: addressOf(q, { ...kept, type: one }),
            current: one === type,
          }))}
        />
      )}
      {q !== '' && language !== null && (
        <div className="spread filter">
          <div>
            <LanguageNote language={language} />
          </div>
          <LanguageMenu language={language} />
        </div>
      )}
      {q !== '' && hits.length === 0 && (
        <Nothing q={q} first={first} both={language?.shown ? addressOf(q, { ...kept, asked: 'all' }) : null} />
      )}
      <SearchNotes
        q={q}
        corrected={corrected}
        also={also}
        excluded={excluded}
        addressOf={(words, literal = kept.literal) => addressOf(words, { ...kept, literal })}
      />
      {full.length > 0 && (
        <>
          <h2 className="said-only">{t('search.results')}</h2>
          <Hits hits={full} label={t('search.results')} />
        </>
      )}
      {partial.length > 0 && (
        <section className="section gap" aria-labelledby="partial">
          <header>
            <h2 id="partial">{t(full.length > 0 || !first ? 'search.partial' : 'search.onlyPartial')}</h2>
          </header>
          <Hits hits={partial} label={t('search.partial')} />
        </section>
      )}
      {hits.length > 0 && next === null && type === 'thread' && (
        <p className="gap quiet-text">
          {t('search.notThere')} <a href={askAbout(q)}>{t('search.ask')}</a>
        </p>
      )}
      <Pager
        newer={first ? null : addressOf(q, kept)}
        older={next === null ? null : addressOf(q, kept, next)}
        newerText={t('search.firstPage')}
        olderText={t('search.nextPage')}
      />
      {feed !== null && <FeedLink href={feed} />}
    </>
  )
}

/** `row`: of a thread, what the lists show of it. */
type FoundRow = { hit: DescribedHit; row: ThreadRowView | null }

function Hits({ hits, label }: { hits: readonly FoundRow[]; label: string }) {
  return (
    <ol className="threads found" aria-label={label}>
      {hits.map(({ hit, row }) => (
        <HitRow key={hit.id} hit={hit} row={row} />
      ))}
    </ol>
  )
}

function HitRow({ hit, row }: FoundRow) {
  const t = useT()
  const title = <FoundText segments={hit.title} />
  if (hit.type === 'member') {
    const { name, handle, avatar, staff } = hit.member
    return (
      <PlainRow
        mark={<Avatar of={{ name, handle, avatar, staff }} />}
        href={urls.member(handle)}
        title={<bdi>{title}</bdi>}
      >
        <p className="meta">
          <span>@{handle}</span>
          {staff && <StaffSign />}
        </p>
      </PlainRow>
    )
  }
  const excerpt = hit.snippet.length > 0 ? <Quoted hit={hit} /> : null
  if (hit.type === 'story') {
    const { story } = hit
    const from = [story.author, story.company].filter((part) => part !== null).join(', ')
    return (
      <PlainRow
        mark={
          <span className="tally">
            <Icon name="doc" size="large" />
          </span>
        }
        href={urls.story(story)}
        title={title}
        lang={story.lang}
        excerpt={excerpt}
      >
        <p className="meta">
          {story.product && <span>{t.locale === 'ko' ? story.product.name_ko : story.product.name_en}</span>}
          {from !== '' && <bdi>{from}</bdi>}
        </p>
      </PlainRow>
    )
  }
  if (row === null) return null
  // To the post itself, where something in it was what was looked for.
  const quoted = hit.snippet.some((segment) => segment.hit) ? hit.postId : null
  return <ThreadRow thread={{ ...row, href: quoted === null ? row.href : urls.permalink(quoted), title, excerpt }} />
}

/** What was found, in its own language, which may be another than that of the title beside it. */
function Quoted({ hit: { lang, snippet, snippetLang } }: { hit: DescribedHit }) {
  const text = <FoundText segments={snippet} />
  return snippetLang === null || snippetLang === lang ? text : <span lang={snippetLang}>{text}</span>
}

/** A result without a column of answers. */
function PlainRow({
  mark,
  href,
  title,
  lang = null,
  excerpt = null,
  children,
}: {
  mark: ReactNode
  href: string
  title: ReactNode
  lang?: 'ko' | 'en' | null
  excerpt?: ReactNode
  children: ReactNode
}) {
  const language = useTextLang(lang)
  return (
    <li>
      {mark}
      <div>
        <h3>
          <a href={href} lang={language}>
            {title}
          </a>
        </h3>
        {excerpt !== null && (
          <p className="said" lang={language}>
            {excerpt}
          </p>
        )}
        {children}
      </div>
    </li>
  )
}

/** `both`: the same in every language, where one was left out. */
function Nothing({ q, first, both }: { q: string; first: boolean; both: string | null }) {
  const t = useT()
  if (!first) return <EmptyState title={t('search.noMore')} />
  return (
    <EmptyState title={t('search.nothing', { q })} text={t('search.nothingText')}>
      {both !== null && (
        <LinkButton look="primary" href={both}>
          {t('search.both')}
        </LinkButton>
      )}
      <LinkButton look={both === null ? 'primary' : undefined} href={askAbout(q)}>
        {t('search.ask')}
      </LinkButton>
      <LinkButton href={urls.threads()}>{t('search.browse')}</LinkButton>
    </EmptyState>
  )
}

/** The query becomes the title of a new thread. */
function askAbout(q: string): string {
  return `${urls.ask()}?${new URLSearchParams({ title: q }).toString()}`
}

/** What stays on the next page of results. */
type Kept = { type: SearchType; literal: boolean; asked: string | null }

function addressOf(q: string, { type, literal, asked }: Kept, cursor: string | null = null): string {
  const words = {
    q,
    ...(type === 'thread' ? {} : { type }),
    ...(asked === null ? {} : { lang: asked }),
    ...(literal ? { literal: '1' } : {}),
    ...(cursor === null ? {} : { cursor }),
  }
  return `/search?${new URLSearchParams(words).toString()}`
}
